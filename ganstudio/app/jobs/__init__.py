"""Long tasks in worker threads: the only package that touches QThread."""
