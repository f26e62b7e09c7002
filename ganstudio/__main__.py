"""``python -m ganstudio``."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()  # before anything heavy: a frozen worker process re-enters here

    from ganstudio.cli.start import main

    main()
