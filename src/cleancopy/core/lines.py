from .model import Options, Page


def judge_lines(page: Page, options: Options) -> Page:
    raise NotImplementedError
