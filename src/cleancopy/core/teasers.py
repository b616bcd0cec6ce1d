from .model import Options, Page


def teasers(page: Page, options: Options) -> Page:
    return page


def truncation(page: Page) -> str | None:
    return None
