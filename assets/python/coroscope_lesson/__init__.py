"""What a lesson claims, held against what CPython does."""
