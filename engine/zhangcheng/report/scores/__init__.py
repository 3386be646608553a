"""What people and programs read of a scoring: terminal, page, workbook, tables, JSON."""
