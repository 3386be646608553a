"""Forms for ledgers: workbooks made from a pack, to be filled in and read back."""
