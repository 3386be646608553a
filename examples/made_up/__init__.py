"""The made-up figures of the example workbook, one module per sheet."""
