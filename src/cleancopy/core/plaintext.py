from .model import Options, Page


def parse_text(page: Page, options: Options) -> Page:
    raise NotImplementedError
