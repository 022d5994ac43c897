"""The journal as one page for the board: nothing to run, nothing to load, nothing for search engines."""

from jinja2 import Environment

from dongne.cli.journal_words import DONE, PROOF, SHORT, say_changes, say_names, say_waits
from dongne.pipeline.journal import Journal

_PAGE = """\
<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>결정 기록</title>
<style>
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 1rem/1.6 sans-serif; word-break: keep-all; overflow-wrap: anywhere }
ol { list-style: none; padding: 0 }
li { border-top: 1px solid #ccc; padding: .75rem 0 }
p { margin: .2rem 0 }
small, code { color: #555 }
.uncounted { background: #fff4e0 }
</style>
</head>
<body>
<h1>결정 기록{% if journal.item_id %}: {{ journal.item_id }}{% endif %}</h1>
<p>{{ journal.at.strftime("%Y-%m-%d %H:%M") }} 현재. 위원회가 보는 쪽이며 사이트에는 싣지 않습니다.</p>
{% if journal.problems %}<p><strong>결정 기록이 온전하지 않습니다. <code>dongne check</code>로 살펴 주세요.</strong></p>
{% endif %}<p>{{ waits }}</p>
{% if journal.earlier %}<p>앞선 결정 {{ journal.earlier }}건은 여기에 없습니다.</p>
{% endif %}{% if not journal.has_history %}<p>git의 기록이 없어 판 사이에 무엇이 바뀌었는지는 알 수 없습니다.</p>
{% endif %}<ol>
{% for entry in journal.entries %}<li{% if entry.remark %} class="uncounted"{% endif %}>
<p><time datetime="{{ entry.decision.at.isoformat() }}">{{ entry.decision.at.strftime("%Y-%m-%d %H:%M") }}</time>
<b>{{ entry.name }}</b> {{ done[entry.decision.verb] }} — 「{{ entry.title or "읽을 수 없는 글" }}」 <small>{{ entry.item_id }}</small></p>
<p><small>판 <code>{{ entry.decision.digest[:short] }}</code> · {{ proof[entry.proof] }} · 규칙 {{ entry.decision.policy }}판</small></p>
{% if entry.is_new_version and journal.has_history %}<p>바뀐 것: {{ say_changes(entry) }}</p>
{% endif %}{% if entry.decision.note %}<p>적은 말: {{ entry.decision.note }}</p>
{% endif %}{% if entry.remark %}<p>세지 않음: {{ entry.remark }}</p>
{% endif %}</li>
{% endfor %}{% for each in journal.expunged %}<li>
<p><time datetime="{{ each.at.isoformat() }}">{{ each.at.strftime("%Y-%m-%d %H:%M") }}</time>
<b>{{ say_names(journal, each) }}</b> 아주 지움 <small>{{ each.id }}</small></p>
<p>까닭: {{ each.reason }}</p>
</li>
{% endfor %}</ol>
</body>
</html>"""


def render_page(journal: Journal) -> str:
    """Give the whole page."""
    template = Environment(autoescape=True).from_string(_PAGE)
    return template.render(
        journal=journal,
        waits=say_waits(journal),
        short=SHORT,
        done=DONE,
        proof=PROOF,
        say_changes=say_changes,
        say_names=say_names,
    )
