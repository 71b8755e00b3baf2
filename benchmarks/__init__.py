"""Speed, measured: each promise is a ratio to something simple on the same machine in the same run."""
