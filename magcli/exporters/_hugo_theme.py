"""The theme of an exported Hugo site: as few templates as show everything that a magazine holds."""

WORDS = (
    "announced",
    "announced_undated",
    "by",
    "credit",
    "editors",
    "guest",
    "newest",
    "next",
    "not_found",
    "not_found_text",
    "part",
    "parts",
    "previous",
    "updated",
)
"""The words of `magcli.languages` that it says, as `params.words` of the site."""

LISTS = {"authors": "people", "categories": "sections", "guests": "guest", "series": "series", "tags": "tags"}
"""The word that each list of pages is called by."""

# Names and places that every Hugo from 0.111 on knows: newer ones read the former layout of folders as well.
_BASE = """\
<!DOCTYPE html>
<html lang="{{ site.Params.lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} – {{ site.Title }}{{ end }}</title>
{{ with or .Params.summary .Description (and .IsHome site.Params.description) }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}{{ printf "<link rel=%q type=%q href=%q title=%q>" .Rel .MediaType.Type .Permalink site.Title | safeHTML }}
{{ end }}<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<header><a href="{{ "" | relURL }}">{{ with site.Params.logo }}<img src="{{ . | relURL }}" alt=""> {{ end }}{{ site.Title }}</a></header>
<main>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"""

_ROW = """\
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ if not .Date.IsZero }} <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time>{{ end }}</li>
"""

_PARTS = """\
{{ $section := . }}
<ol class="parts">
{{ range .Params.parts }}<li value="{{ .number }}">
{{ with .slug }}{{ with $section.GetPage . }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ else }}{{ .title }} <small>\
{{ with .date }}{{ replace site.Params.words.announced "{date}" (time.AsTime . | time.Format ":date_long") }}\
{{ else }}{{ site.Params.words.announced_undated }}{{ end }}</small>{{ end }}
</li>
{{ end }}</ol>
"""

_PEOPLE = """\
{{ $page := .page }}{{ with $page.GetTerms .kind }}<p class="people">{{ $.word }} \
{{ range $at, $person := . }}{{ if $at }}, {{ end }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>\
{{ with delimit (slice .Params.role .Params.organisation | complement (slice "" nil)) ", " }} ({{ . }}){{ end }}{{ end }}</p>{{ end }}
"""

_ARTICLE = """\
{{ define "main" }}
<article{{ with .Params.lang }} lang="{{ . }}"{{ end }}>
{{ range .GetTerms "categories" }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
<h1>{{ .Title }}</h1>
{{ with .Params.summary }}<p class="summary">{{ . }}</p>{{ end }}
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date | time.Format ":date_long" }}</time>\
{{ if ne (.Lastmod.Format "2006-01-02") (.Date.Format "2006-01-02") }} · {{ replace site.Params.words.updated "{date}" (.Lastmod | time.Format ":date_long") }}{{ end }}</p>
{{ partial "people.html" (dict "page" . "kind" "authors" "word" site.Params.words.by) }}
{{ partial "people.html" (dict "page" . "kind" "guests" "word" site.Params.words.guest) }}
{{ with .Params.series_order }}<p><a href="{{ $.CurrentSection.RelPermalink }}">{{ $.CurrentSection.Title }}</a> · \
{{ replace (replace site.Params.words.part "{number}" (string .)) "{total}" (string $.CurrentSection.Params.total) }}</p>{{ end }}
{{ with .Params.cover }}{{ $shown := .image }}{{ if not (in $.RawContent (printf "](%s" $shown)) }}<figure>\
<img src="{{ .image }}" alt="{{ .alt }}">\
{{ if or .caption .credit }}<figcaption>{{ .caption }} {{ with .credit }}{{ replace site.Params.words.credit "{credit}" . }}{{ end }}</figcaption>{{ end }}</figure>{{ end }}{{ end }}
{{ .Content }}
</article>
{{ with .GetTerms "tags" }}<p class="tags">{{ range . }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</p>{{ end }}
{{ with .Params.series_order }}<nav aria-label="{{ $.CurrentSection.Title }}">
{{ with $.NextInSection }}<p>{{ site.Params.words.previous }} <a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
{{ with $.PrevInSection }}<p>{{ site.Params.words.next }} <a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}
</nav>{{ end }}
{{ end }}
"""

_LIST = """\
{{ define "main" }}
<h1>{{ or (and (eq .Kind "taxonomy") (index site.Params.lists .Data.Plural)) .Title }}</h1>
{{ with .Params.season }}<p>{{ . }}</p>{{ end }}
{{ with .Params.editors }}<p>{{ site.Params.words.editors }} {{ delimit . ", " }}</p>{{ end }}
{{ with or .Params.role .Params.organisation }}<p>{{ delimit (slice $.Params.role $.Params.organisation | complement (slice "" nil)) ", " }}</p>{{ end }}
{{ with .Params.website }}<p><a href="{{ . }}">{{ . }}</a></p>{{ end }}
{{ .Content }}
{{ if .Params.parts }}{{ partial "parts.html" . }}{{ else }}
<ul>
{{ range .Pages }}{{ partial "row.html" . }}{{ end }}</ul>{{ end }}
{{ end }}
"""

_HOME = """\
{{ define "main" }}
<h1>{{ site.Title }}</h1>
{{ .Content }}
{{ range site.Sections }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
{{ with .Description }}<p>{{ . }}</p>{{ end }}
{{ if .Params.parts }}{{ partial "parts.html" . }}{{ end }}
{{ end }}
<h2>{{ site.Params.words.newest }}</h2>
<ul>
{{ range site.RegularPages.ByDate.Reverse }}{{ partial "row.html" . }}{{ end }}</ul>
<nav><ul>
{{ range $name, $terms := site.Taxonomies }}{{ with $terms }}{{ with index site.Params.lists $name }}<li><a href="{{ printf "%s/" $name | relURL }}">{{ . }}</a></li>
{{ end }}{{ end }}{{ end }}</ul></nav>
{{ end }}
"""

_NOT_FOUND = """\
{{ define "main" }}
<h1>{{ site.Params.words.not_found }}</h1>
<p>{{ site.Params.words.not_found_text }}</p>
{{ end }}
"""

# The ids are those of magcli's own feeds: who subscribed to one finds nothing new in the other.
_RSS = """\
{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} – {{ site.Title }}{{ end }}</title>
<link>{{ .Permalink }}</link>
<description>{{ or .Description site.Params.description site.Title }}</description>
<language>{{ site.Params.lang }}</language>
{{ with .OutputFormats.Get "RSS" }}{{ printf "<atom:link href=%q rel=\\"self\\" type=\\"application/rss+xml\\"/>" .Permalink | safeHTML }}{{ end }}
{{ $pages := cond .IsHome site.RegularPages .RegularPages }}
{{ range first site.Config.Services.RSS.Limit $pages.ByDate.Reverse }}<item>
<title>{{ .Title }}</title>
<link>{{ .Permalink }}</link>
<guid isPermaLink="{{ if .Params.id }}false{{ else }}true{{ end }}">{{ with .Params.id }}urn:uuid:{{ . }}{{ else }}{{ .Permalink }}{{ end }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>
{{ range .GetTerms "authors" }}<dc:creator>{{ .Title }}</dc:creator>
{{ end }}{{ range (.GetTerms "tags") }}<category>{{ .Title }}</category>
{{ end }}<description>{{ .Params.summary }}</description>
{{ $here := printf `$1="%s$2"` .Permalink }}\
<content:encoded>{{ replaceRE `\\b(src|href)="(#[^"]*|[^":/][^":]*)"` $here .Content | htmlEscape | safeHTML }}</content:encoded>
</item>
{{ end }}</channel>
</rss>
"""

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 Georgia, serif; margin: 0 auto; max-width: 40rem; padding: 1rem; overflow-wrap: break-word; }
header, nav, .people, .tags, time, small { font-family: system-ui, sans-serif; }
img { height: auto; max-width: 100%; }
h1, h2, h3 { line-height: 1.25; }
blockquote { border-left: 0.25rem solid; margin-left: 0; padding-left: 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { border: 1px solid; padding: 0.25rem 0.5rem; text-align: left; }
figure { margin: 1.5rem 0; }
.footnotes { font-size: 0.9em; }
"""

FILES = {
    "layouts/404.html": _NOT_FOUND,
    "layouts/_default/baseof.html": _BASE,
    "layouts/_default/list.html": _LIST,
    "layouts/_default/rss.xml": _RSS,
    "layouts/_default/single.html": _ARTICLE,
    "layouts/index.html": _HOME,
    "layouts/partials/parts.html": _PARTS,
    "layouts/partials/people.html": _PEOPLE,
    "layouts/partials/row.html": _ROW,
    "static/style.css": _STYLE,
}
"""The theme, by path in its folder."""
