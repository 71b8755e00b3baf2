"""Parts on their own: values in, values out."""
