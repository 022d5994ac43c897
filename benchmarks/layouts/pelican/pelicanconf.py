"""What Pelican makes of the stories: the same pages, lists and feed as the others; its cache is on."""

SITENAME = "우리동네 사람들"
SITEURL = "https://example.org"
AUTHOR = SITENAME
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "ko"
PATH = "content"
ARTICLE_PATHS = ["articles"]
OUTPUT_PATH = "site"
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.meta"]}

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = "categories/{slug}/index.html"
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 12
PAGINATED_TEMPLATES = {"index": None, "category": None}

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 50
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
CACHE_PATH = ".cache"
