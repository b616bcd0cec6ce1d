from .model import Options, Page


def tickers(page: Page, options: Options) -> Page:
    return page
