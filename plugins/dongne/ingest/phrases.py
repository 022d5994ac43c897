"""What is said of each finding: the problem's code, what is wrong (Korean) and how to mend it (Korean)."""

from collections.abc import Mapping
from types import MappingProxyType

# By pydantic's type or ours: the problem's code, what is wrong, how to mend it.
PHRASES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "missing": ("key-missing", "`{key}` 항목이 없습니다.", "`{leaf}: …` 한 줄을 적어 주세요."),
        "blank": (
            "value-empty",
            "`{key}` 항목이 비어 있습니다.",
            "값을 적거나, 꼭 필요한 항목이 아니면 그 줄을 지워 주세요.",
        ),
        "text_empty": ("value-empty", "`{key}` 항목이 비어 있습니다.", "`{leaf}:` 뒤에 값을 적어 주세요."),
        "string_type": (
            "type-text",
            "`{key}`에는 글이 와야 합니다.",
            "숫자나 true·false처럼 보이는 글은 따옴표로 감싸 주세요.",
        ),
        "text_lines": ("text-lines", "`{key}`는 한 줄이어야 합니다.", "줄바꿈을 지우고 한 줄로 적어 주세요."),
        "text_long": (
            "text-too-long",
            "`{key}`가 {length}자입니다. {limit}자까지 쓸 수 있습니다.",
            "{limit}자 안으로 줄여 주세요.",
        ),
        "int_type": (
            "type-number",
            "`{key}`에는 따옴표 없는 정수가 와야 합니다.",
            "`{leaf}: 12`처럼 숫자만 적어 주세요.",
        ),
        "float_type": (
            "type-number",
            "`{key}`에는 따옴표 없는 숫자가 와야 합니다.",
            "`{leaf}: 37.47`처럼 숫자만 적어 주세요.",
        ),
        "bool_type": (
            "type-truth",
            "`{key}`에는 true나 false만 올 수 있습니다.",
            "`{leaf}: true` 또는 `{leaf}: false`로 적어 주세요.",
        ),
        "list_type": (
            "type-list",
            "`{key}`에는 목록이 와야 합니다.",
            "값이 하나여도 `{leaf}: [값]`처럼 괄호로 묶어 주세요.",
        ),
        "dict_type": (
            "type-mapping",
            "`{key}`에는 `이름: 값` 묶음이 와야 합니다.",
            "한 줄 아래에 빈칸 두 개를 들여 `이름: 값`을 적어 주세요.",
        ),
        "greater_than_equal": (
            "number-range",
            "`{key}`는 {ge} 이상이어야 합니다.",
            "숫자를 다시 살펴 주세요.",
        ),
        "less_than_equal": ("number-range", "`{key}`는 {le} 이하여야 합니다.", "숫자를 다시 살펴 주세요."),
        "too_short": (
            "list-empty",
            "`{key}`에 적어도 하나는 있어야 합니다.",
            "목록에 하나 이상 적어 주세요.",
        ),
        "list_repeats": ("list-repeats", "`{key}`에 `{text}`가 두 번 있습니다.", "하나를 지워 주세요."),
        "day_shape": (
            "day-shape",
            "`{key}`의 `{text}`는 날짜가 아닙니다.",
            "`2022-05-04`처럼 연-월-일로 적어 주세요.",
        ),
        "moment_shape": (
            "moment-shape",
            "`{key}`의 `{text}`는 날짜나 시각이 아닙니다.",
            "`2022-05-04` 또는 `2022-05-04T18:30`처럼 적어 주세요.",
        ),
        "moment_impossible": (
            "moment-impossible",
            "`{key}`의 `{text}`는 달력이나 시계에 없는 때입니다.",
            "날짜와 시각을 다시 살펴 주세요.",
        ),
        "slug_shape": (
            "slug-shape",
            "`{key}`의 `{text}`는 주소로 쓸 수 없습니다.",
            "영어 소문자와 숫자를 붙임표(-) 하나로 이어 적어 주세요. `page`, `category`처럼 사이트가 쓰는 말도 피해 주세요.",
        ),
        "photo_name": (
            "photo-name",
            "`{key}`의 `{text}`는 사진 파일의 이름이 아닙니다.",
            "글과 같은 폴더에 있는 .jpg, .png, .webp 파일의 이름만 적어 주세요.",
        ),
        "photo_missing": (
            "photo-missing",
            "사진 `{text}`가 글과 같은 폴더에 없습니다.",
            "사진을 `index.md` 옆에 넣거나 이름을 고쳐 주세요.",
        ),
        "reporter_unknown": (
            "reporter-unknown",
            "`{text}`는 명단에 없는 기자입니다.",
            "`review/roster.yml`의 `reporters`에 있는 id로 고쳐 주세요.",
        ),
        "category_unknown": (
            "category-unknown",
            "`{text}`는 mkdocs.yml에 없는 분류입니다.",
            "이 가운데 하나를 적어 주세요: {known}.",
        ),
        "choice": (
            "choice-unknown",
            "`{key}`의 `{text}`는 쓸 수 없는 말입니다.",
            "이 가운데 하나를 적어 주세요: {known}.",
        ),
        "reference_shape": (
            "reference-shape",
            "`{key}`의 `{text}`는 {kind}의 주소가 아닙니다.",
            "폴더 이름만 적거나 `{folder}/이름`으로 적어 주세요.",
        ),
        "interest_shape": (
            "reference-shape",
            "`{key}`의 `{text}`는 글이나 가게의 주소가 아닙니다.",
            "`shops/nangok-mart`처럼 폴더까지 적어 주세요.",
        ),
        "consent_refused": (
            "consent-refused",
            "허락하지 않은 분의 말을 `{key}` 때문에 실을 수 없습니다.",
            "허락을 받은 뒤 `consent: true`나 동의 기록의 id를 적거나, 그분의 말을 지워 주세요.",
        ),
        "phone_shape": (
            "phone-shape",
            "`{key}`의 `{text}`는 전화번호가 아닙니다.",
            "`02-123-4567`처럼 숫자와 붙임표로 적어 주세요.",
        ),
        "link_shape": (
            "link-shape",
            "`{key}`의 `{text}`는 쓸 수 있는 주소가 아닙니다.",
            "`https://`로 시작하는 주소를 적어 주세요.",
        ),
        "map_link_shape": (
            "map-link",
            "`{key}`의 `{text}`는 지도 주소로 쓸 수 없습니다.",
            "`https://`로 시작하고 자리를 넣을 `{{lat}}`와 `{{lon}}`이 있어야 합니다.",
        ),
        "link_credentials": (
            "link-credentials",
            "`{key}`의 주소에 아이디나 비밀번호가 들어 있습니다.",
            "주소에서 `@` 앞부분을 지워 주세요.",
        ),
        "hours_shape": (
            "hours-shape",
            "`{key}`의 `{text}`는 여는 시간으로 읽을 수 없습니다.",
            "`Mo-Fr 09:00-18:00; Sa 10:00-14:00; PH off`처럼 영어 요일 두 글자로 적어 주세요.",
        ),
        "location_outside": (
            "location-outside",
            "위치({lat}, {lon})가 상권 밖입니다.",
            "위도(lat)와 경도(lon)가 바뀌지 않았는지 지도에서 다시 살펴 주세요.",
        ),
        "date_folder": (
            "date-folder",
            "날짜가 {date}인데 폴더는 `{folder}`입니다.",
            "날짜를 고치거나, 아직 실리지 않은 글이면 폴더를 옮겨 주세요.",
        ),
        "not_after": (
            "date-order",
            "`{key}`는 `{other}`보다 나중이어야 합니다.",
            "두 날짜를 다시 살펴 주세요.",
        ),
        "not_before": (
            "date-order",
            "`{key}`는 `{other}`보다 나중일 수 없습니다.",
            "두 날짜를 다시 살펴 주세요.",
        ),
        "not_true": (
            "handmade-condition",
            "손수가게는 `{leaf}: true`여야 합니다.",
            "조건을 채우지 못한 가게라면 `handmade` 항목을 지워 주세요.",
        ),
        "key_shape": (
            "key-shape",
            "`{key}`의 열쇠는 SSH 공개 열쇠가 아닙니다.",
            "`ssh-ed25519 AAAA…`처럼 `.pub` 파일의 한 줄을 그대로 적어 주세요.",
        ),
        "forge_shape": (
            "forge-shape",
            "`{key}`의 `{text}`는 저장소 계정 이름이 아닙니다.",
            "계정 이름만 적어 주세요.",
        ),
        "literal_error": (
            "choice-unknown",
            "`{key}`에 쓸 수 없는 값입니다.",
            "이 가운데 하나를 적어 주세요: {expected}.",
        ),
        "digest_shape": (
            "digest-shape",
            "`{key}`가 판의 지문이 아닙니다.",
            "손으로 적지 말고 `dongne approve` 같은 명령으로 남겨 주세요(`sha256:`과 64자).",
        ),
        "server_shape": (
            "server-shape",
            "`{key}`의 `{text}`는 의견 서버의 주소가 아닙니다.",
            "`https://comments.example.org/`처럼 `https://`로 시작하는 주소를 적어 주세요.",
        ),
        "zone_unknown": (
            "timezone-unknown",
            "`{text}`는 없는 시간대입니다.",
            "`Asia/Seoul`처럼 적어 주세요.",
        ),
        "bounds_shape": (
            "bounds-shape",
            "`{key}`는 남, 서, 북, 동 네 숫자여야 합니다.",
            "`[37.46, 126.90, 37.49, 126.93]`처럼 남쪽이 북쪽보다, 서쪽이 동쪽보다 작게 적어 주세요.",
        ),
    }
)
"""By the type of pydantic's finding, or of ours (``fields.complain``)."""

OTHERWISE = ("value-wrong", "`{key}`의 값을 읽을 수 없습니다.", "값의 꼴을 안내서와 견주어 고쳐 주세요.")
ALIASES = {
    "tuple_type": "list_type",
    "model_type": "dict_type",
    "model_attributes_type": "dict_type",
    "finite_number": "float_type",
}
