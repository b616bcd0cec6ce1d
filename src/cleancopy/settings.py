"""Settings of the project: what Scrapy's defaults leave open on a server is closed here.

Every one can be set otherwise with ``-s NAME=VALUE``. ``docs/settings.md`` explains those that begin with ``CLEANCOPY_``.
"""

import sys

from cleancopy.core.version import VERSION

BOT_NAME = "cleancopy"
SPIDER_MODULES = ["cleancopy.spiders"]
COMMANDS_MODULE = "cleancopy.commands"

# --- what we say we are; the same token is looked for in robots.txt
USER_AGENT = f"cleancopy/{VERSION} (news text extraction; set USER_AGENT to name who crawls)"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "cleancopy"

# --- how fast: one request at a time for a site, slower when it answers slowly
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 0.5
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
RETRY_TIMES = 3
DOWNLOAD_TIMEOUT = 60

# --- what a page can cost. A bomb of 300 kB inflates to 300 MB; the longest real pages have a few MB.
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
REDIRECT_MAX_TIMES = 8
URLLENGTH_LIMIT = 2083
DEPTH_LIMIT = 0
MEMUSAGE_ENABLED = True
MEMUSAGE_LIMIT_MB = 2048
MEMUSAGE_WARNING_MB = 1024

# --- doors that Scrapy leaves open: Python over the network, files of this machine, certificates nobody checks
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
COOKIES_ENABLED = False
REFERRER_POLICY = "same-origin"
TWISTED_DNS_RESOLVER = "cleancopy.net.GuardedResolver"
DOWNLOADER_MIDDLEWARES = {
    "cleancopy.net.SiteMiddleware": 40,
    "cleancopy.net.AddressMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "cleancopy.net.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "cleancopy.net.RefusalMiddleware": 560,
    "cleancopy.net.RefreshMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "cleancopy.net.CompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "cleancopy.net.FollowMiddleware": 600,
}

# Scrapy reads and compiles the source of the callback for this warning, again for each response: 1 to 2 ms a page.
WARN_ON_GENERATOR_RETURN_VALUE = False
# Scrapy starts so many tasks for each response, whatever it gives: its 100 cost 1 ms a page. A news page gives one article.
CONCURRENT_ITEMS = 2

# --- what comes out
ITEM_PIPELINES = {
    "cleancopy.pipelines.ConsentPipeline": 500,
    "cleancopy.pipelines.ProcessesPipeline": 505,
    "cleancopy.pipelines.ExtractPipeline": 510,
    "cleancopy.pipelines.TickersPipeline": 520,
    "cleancopy.pipelines.TeasersPipeline": 530,
    "cleancopy.pipelines.AssemblePipeline": 540,
    "cleancopy.pipelines.SincePipeline": 545,
    "cleancopy.pipelines.DuplicatesPipeline": 547,
    "cleancopy.pipelines.SpansPipeline": 550,
    "cleancopy.pipelines.LanguagePipeline": 560,
    "cleancopy.pipelines.QualityPipeline": 565,
    "cleancopy.pipelines.CommitPipeline": 590,
}
FEED_EXPORT_ENCODING = "utf-8"
FEED_STORE_EMPTY = False
FEED_STORAGES = {"": "cleancopy.commands.storage.LateFileStorage", "file": "cleancopy.commands.storage.LateFileStorage"}
FEED_EXPORTERS = {
    "json": "cleancopy.commands.export.Json",
    "jsonlines": "cleancopy.commands.export.JsonLines",
    "jsonl": "cleancopy.commands.export.JsonLines",
    "jl": "cleancopy.commands.export.JsonLines",
    "csv": "cleancopy.commands.export.Csv",
    "xml": "cleancopy.commands.export.Xml",
}
EXTENSIONS = {
    "scrapy.extensions.logstats.LogStats": None,  # Progress says more
    "cleancopy.net.ArchiveWriter": 480,
    "cleancopy.report.Progress": 490,
    "cleancopy.report.CrawlTable": 500,
    "cleancopy.commands.stopping.StopTimer": 510,
}

# --- what is logged
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# A log that is kept needs the day; on a terminal the hour is enough.
LOG_DATEFORMAT = "%H:%M:%S" if sys.stderr is not None and sys.stderr.isatty() else "%Y-%m-%d %H:%M:%S"

# --- our own
CLEANCOPY_CLEAN = True
CLEANCOPY_EMIT = "articles"
CLEANCOPY_RECORD = False
CLEANCOPY_RECORD_FILE = ""
CLEANCOPY_KEEP: list[str] = []
CLEANCOPY_STANDFIRST_IN_TEXT = False
CLEANCOPY_FORMAT = "text"
CLEANCOPY_HTML_FIELD = "html"
CLEANCOPY_RESPONSE_FIELD = "response"
CLEANCOPY_FIELDS = None
CLEANCOPY_CONSENT = "record"
CLEANCOPY_CONSENT_SIGNALS = "tdmrep,aipref,content_signals,rsl,robots_meta,agents,ai_txt,schema_org"
CLEANCOPY_CONSENT_COUNTED = "tdmrep,aipref,content_signals,rsl,robots_meta"
CLEANCOPY_CONSENT_UNKNOWN = "keep"
CLEANCOPY_CONSENT_FETCH = True
CLEANCOPY_CONSENT_CACHE = ""
CLEANCOPY_PROCESSES = "auto"
CLEANCOPY_PAGE_SECONDS = 30.0
CLEANCOPY_LANGUAGE = False
CLEANCOPY_QUALITY = "off"
CLEANCOPY_QUALITY_RULES: list[str] = []
CLEANCOPY_QUALITY_RULES_OFF: list[str] = []
CLEANCOPY_STORE = ""
CLEANCOPY_WARC = ""
CLEANCOPY_WARC_BYTES = 1_000_000_000
CLEANCOPY_PROGRESS = "auto"
CLEANCOPY_PROGRESS_SECONDS = 60.0
CLEANCOPY_LOG_SETUP = True
CLEANCOPY_METRICS = ""
CLEANCOPY_CHECK_HEALTH = False
CLEANCOPY_LEDGER = ""
CLEANCOPY_PART_FORMAT = "zst"
CLEANCOPY_PART_BYTES = 134217728
CLEANCOPY_BATCH_COUNT = 50
CLEANCOPY_BATCH_SECONDS = 2.0
CLEANCOPY_RECHECK_SOONEST = 3600
CLEANCOPY_RECHECK_LATEST = 2592000
CLEANCOPY_STOP_SECONDS = 30
CLEANCOPY_SECTION_PAGES = 3
CLEANCOPY_RUN = 0
CLEANCOPY_WORKERS = 1
