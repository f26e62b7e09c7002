"""Files that other programs keep beside pictures and that do not belong in training: thumbnails, previews, deleted files."""

FOLDERS = {
    "@eadir": "thumbnails of a Synology server",
    "@__thumb": "thumbnails of a QNAP server",
    "@recycle": "deleted files",
    "#recycle": "deleted files",
    "$recycle.bin": "deleted files",
    "recycler": "deleted files",
    "#snapshot": "earlier versions of the files",
    "@recently-snapshot": "earlier versions of the files",
    "system volume information": "put there by Windows",
    "__macosx": "put there by macOS",
    "lost+found": "put there by the file system",
}
ENDINGS = {
    ".lrdata": "previews of Lightroom",
    ".lrcat-data": "put there by Lightroom",
    ".thm": "a camera's thumbnail of a film",
}
LIBRARIES = (".photoslibrary", ".photolibrary", ".aplibrary", ".migratedphotolibrary")  # of Apple's photo programs
DERIVED = ("resources", "previews", "thumbnails", "database", "private", "scopes")  # folders in them without originals


def kept_by_others(name: str, above: str = "") -> str:
    """Return which program keeps a file or folder, or what it is; "" if none. ``above`` is the name of its folder."""
    name, above = name.lower(), above.lower()
    if name in FOLDERS:
        return FOLDERS[name]
    if above.endswith(LIBRARIES) and name in DERIVED:
        return "previews of a photo library"
    if above == "captureone" and name == "cache":
        return "previews of Capture One"
    return next((text for ending, text in ENDINGS.items() if name.endswith(ending)), "")
