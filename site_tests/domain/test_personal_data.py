"""What must never be printed is found however it is written, and nothing else is taken for it."""

import time
import unicodedata
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dongne.domain.personal_data import Finding, Personal, canonical, find_personal_data, is_harmless
from dongne.domain.unfolding import Unfolded, is_blank, unfold

RESIDENT, MOBILE, CARD = Personal.RESIDENT, Personal.MOBILE, Personal.CARD
ACCOUNT, EMAIL, PLATE = Personal.ACCOUNT, Personal.EMAIL, Personal.PLATE

FOUND = {
    RESIDENT: (
        "900101-1234567", "9001011234567", "900101 5234567", "900101-0234567", "900101-9234567", "201031-8999999",
        "19900101-1234567", "90.01.01-1234567", "90/01/01 - 1234567", "주민번호900101-1234567입니다",
        "900101_1234567", "9 0 0 1 0 1 - 1 2 3 4 5 6 7", "900101\n1234567",
    ),
    MOBILE: (
        "010-1234-5678", "01012345678", "010.1234.5678", "010 1234 5678", "(010) 1234-5678", "010·1234·5678",
        "010-12-34-56-78", "+82 10-1234-5678", "+82-(0)10-1234-5678", "0082 10 1234 5678", "82-10-1234-5678",
        "011-123-4567", "016 123 4567", "017-1234-5678", "018-123-4567", "019-123-4567",
        "번호는010-1234-5678입니다", "010–1234–5678", "010ㅡ1234ㅡ5678", "010-**1234**-5678", "0 1 0 1 2 3 4 5 6 7 8",
        "공일공-일이삼사-오육칠팔", "O1O-1234-5678", "영일영 1234 5678", "국민은행 앞 010-1234-5678",
    ),
    CARD: (
        "4111-1111-1111-1111", "4111 1111 1111 1111", "4111111111111111", "5555.5555.5555.4444", "3782 822463 10005",
        "2223-0000-4841-0010", "9411-1111-1111-1117",
    ),
    ACCOUNT: (
        "국민은행 123456-01-123456", "계좌: 110-123-456789.", "예금주 강순임 110 123 456789", "카카오뱅크 3333-01-1234567",
        "3021234567891 농협", "회비는 새마을금고 9002-1234-5678-9로", "후원금 110 - 123 - 456789",
    ),
    EMAIL: (
        "minseo@naver.com", "min.seo+news ＠ naver.com", "연락은minseo@mail.co.kr로", "minseo(at)naver.com",
        "minseo [AT] naver.com", "minseo골뱅이naver점com", "minseo@동네.한국", "https://example.org/?to=minseo@naver.com",
    ),
    PLATE: (
        "12가 3456", "12가3456", "123가 4567", "서울 12가 3456", "서울1가1234", "경기12바3456", "12-가-3456", "12.가.3456",
        "12호3456", "주차된 34구 1234", "12호 3456 승용차", "서울 34호 1234",
    ),
}  # fmt: skip
HARMLESS = (
    "", "2022-05-04", "2022. 5. 4.", "2022-05-04T09:00:00+09:00", "2022-05-04 10:00 - 12:00", "22.05.04 - 22.05.14 3회",
    "220504", "09:00-18:00", "Mo-Fr 09:00-18:00; Sa 10:00-14:00", "1,234,567원", "12,900", "220504 1500000원",
    "2022.05.04 1500000", "| 2022-05-04 | 1500000 |", "02-555-0123", "031-123-4567", "1588-0000", "0507-1234-5678",
    "070-1234-5678", "080-123-4567", "37.4712345, 126.9112345", "978-89-1234-567-8", "9788912345678", "c-2022-005",
    "sha256:" + "01012345678" * 5 + "abcdef012", "제12호 2022년 5월", "소식지 12호 2022. 5.", "제12호 2022", "계란 30구 7500원",
    "예산 10조 5000억", "30주 2000", "은행 앞 031-123-4567", "은행에서 2022-05-04 10:00에 만납니다", "은행 옆 123-45-67890",
    "농협 1588-0000", "농협에서 책 978-89-1234-567-8", "은행 https://example.org/12345678901", "@dongne", "오전 10시 @ 시장",
    "https://example.org/@abc/1", "https://minseo:secret@example.org/", "https://example.org/p/9001011234567",
    "0-1 0-2 1-0 0-3 0-1 1-2", "2019 2020 2021 2022", "4111-1111-1111-1112", "900132-1234567", "901301-1234567",
    "0.1 0.2 0.35 0.123 0.11", "110-123-456789", "12시 3456", "시장의 공 일곱 개", "010", "육십 대 이웃 1234",
)  # fmt: skip
DISGUISES: dict[str, dict[int, int] | dict[int, str]] = {
    "full width": str.maketrans("0123456789-@", "０１２３４５６７８９－＠"),
    "circled": str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"),
    "circled in black": str.maketrans("0123456789", "⓿❶❷❸❹❺❻❼❽❾"),
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "Arabic": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "bold": str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"),
    "keycaps": str.maketrans({str(digit): f"{digit}\ufe0f\u20e3" for digit in range(10)}),
    "no-break spaces": str.maketrans({"-": " \u00a0"}),
    "fillers": str.maketrans({"-": "\u3164-\u200b"}),
    "true minus": str.maketrans("-", "−"),
}
PLAIN = {RESIDENT: "900101-1234567", MOBILE: "010-1234-5678", CARD: "4111-1111-1111-1111", PLATE: "12가 3456"}


def kinds(text: str) -> list[Personal]:
    return [finding.kind for finding in find_personal_data(unicodedata.normalize("NFC", text))]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_it_is_found_however_it_is_written(kind: Personal, text: str) -> None:
    assert kinds(text) == [kind]
    assert kinds(f"시장에서 만난 이웃. {text} 그리고 두부 한 모.") == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == []
    assert kinds(f"시장에서 만난 이웃. {text} 그리고 두부 한 모.") == []


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_disguise_hides_it(kind: Personal, disguise: str) -> None:
    text = PLAIN[kind].translate(DISGUISES[disguise])

    (finding,) = find_personal_data(f"앞… {text} 뒤")

    assert finding.kind is kind
    assert f"앞… {text} 뒤"[finding.start : finding.end].rstrip("\ufe0f\u20e3") == text.rstrip("\ufe0f\u20e3")


@given(st.sampled_from([text for texts in FOUND.values() for text in texts]), st.text(), st.text())
def test_among_other_words_it_is_no_more_harmless_than_alone(text: str, before: str, after: str) -> None:
    assert not is_harmless(f"{before}\n{text}\n{after}")


@given(st.sampled_from(list(PLAIN.items())), st.data())
def test_nothing_that_cannot_be_seen_hides_it(sample: tuple[Personal, str], data: st.DataObject) -> None:
    kind, plain = sample
    unseen = st.text(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\ufe0f"), max_size=3)
    text = "".join(letter + data.draw(unseen) for letter in plain)

    assert kinds(text) == [kind]


@given(
    st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])", fullmatch=True),
    st.from_regex(r"[0-9]{7}", fullmatch=True),
    st.sampled_from(["", "-", " ", " - ", ".", "–"]),
)
def test_every_number_that_anybody_could_have_is_found(birth: str, rest: str, joint: str) -> None:
    assert kinds(f"{birth}{joint}{rest}")[:1] == [RESIDENT]


@given(st.integers(0, 10**8 - 1), st.sampled_from(["-", ".", " ", "", " - ", "·", ") "]))
def test_every_mobile_number_is_found(number: int, joint: str) -> None:
    text = f"010{joint}{number // 10_000:04}{joint}{number % 10_000:04}"
    assert MOBILE in kinds(text)


@given(st.text(), st.text())
def test_a_finding_says_where_it_stands(before: str, after: str) -> None:
    before, after = unicodedata.normalize("NFC", before), unicodedata.normalize("NFC", after)
    assume(not kinds(before + "…") and not kinds("…" + after))
    text = f"{before}\n글 「010-1234-5678」 글\n{after}"

    found = [finding for finding in find_personal_data(text) if finding.kind is MOBILE]

    assert [text[finding.start : finding.end] for finding in found] == ["010-1234-5678"]


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    for finding in find_personal_data(text):
        assert 0 <= finding.start < finding.end <= len(text)


def test_several_are_told_in_the_order_of_the_text() -> None:
    text = "12가 3456, 010-1234-5678, minseo@naver.com, 900101-1234567"

    assert kinds(text) == [PLATE, MOBILE, EMAIL, RESIDENT]


def test_a_message_never_repeats_it() -> None:
    for kind, texts in FOUND.items():
        for text in texts:
            (finding,) = find_personal_data(unicodedata.normalize("NFC", text))
            assert finding.text not in finding.masked
            assert sum(map(str.isalnum, finding.masked)) <= 3, kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("010-1234-5678", "01012345678"),
        ("010-1234-5678", "+82 10 1234 5678"),
        ("010-1234-5678", "+82-(0)10-1234-5678"),
        ("010-1234-5678", "0082-10-1234-5678"),
        ("010-1234-5678", "공일공-일이삼사-오육칠팔"),
        ("010-1234-5678", "O1O 1234 5678"),
        ("12가 3456", "１２가3456"),
        ("minseo@naver.com", "Minseo ＠ Naver.com"),
    ],
)
def test_two_ways_of_writing_mean_the_same(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_different_numbers_stay_different() -> None:
    assert canonical("010-1234-5678") != canonical("010-1234-5679")
    assert canonical("82-21234") != canonical("0-21234") == canonical("021234")


def test_an_article_is_read_in_no_time() -> None:
    article = (
        "시장 문은 네 시 반에 열린다. 두부 한 모에 2,000원, 2022년 5월 4일 10:00부터. 전화 02-555-0123.\n"
        * 20
    )
    started = time.process_time()
    for _ in range(50):
        assert find_personal_data(article) == ()
    assert (time.process_time() - started) / 50 < 0.002


PIECES = (
    "0", "01", "010-", "0 ", "1가", "a@", "a.", "국", "은행1-", "(", "9001011", "０", "12가 ", "\u200b0", "https://a",
    "010-1234-567 ", "은행 110-123-4567890 ", "900101-1234567 ", "ab@example.org ", "12가3456", "https://a/900101-1234567",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_long(piece: str) -> None:
    text = "010-1234-567가 12345 @ " + piece * (300_000 // len(piece))
    started = time.process_time()
    find_personal_data(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    ["", " ", "\ufeff", "\u200b\u200d", "\u3164", "\u2800", "\u0301", "\ufe0f", "\U000e0041", "\n\u00a0"],
)
def test_what_cannot_be_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["가", "\u200b가", "!", "…", "🎉", "-", "１", "ᄀ", "~"])
def test_what_can_be_seen_is_not(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(("gap", "found"), [(0, True), (38, True), (39, False), (60, False)])
def test_a_bank_or_a_car_is_near_before_it_or_is_none(gap: int, *, found: bool) -> None:
    before = "글" * 50

    assert kinds(f"{before}은행{'글' * gap}110-123-456789") == [ACCOUNT] * found
    assert kinds(f"{before}차량{'글' * gap}12호 3456") == [PLATE] * found


@pytest.mark.parametrize(("gap", "found"), [(0, True), (23, True), (24, False), (60, False)])
def test_a_bank_or_a_car_is_near_behind_it_or_is_none(gap: int, *, found: bool) -> None:
    assert kinds(f"110-123-456789{'글' * gap}은행") == [ACCOUNT] * found
    assert kinds(f"12호 3456{'글' * gap}차량") == [PLATE] * found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("123-456-789", False),
        ("123-456-7890", True),
        ("1234-567890-123456", True),
        ("12345-678901-234567", False),
    ],
)
def test_an_account_has_ten_to_sixteen_digits(number: str, *, found: bool) -> None:
    assert kinds(f"은행 {number}") == [ACCOUNT] * found
    # Beside something that makes the whole text suspect, too.
    assert kinds(f"은행 {number}. 그리고 minseo@naver.com") == [ACCOUNT] * found + [EMAIL]


def test_a_digest_holds_nobodys_number() -> None:
    assert kinds(f"판 {'ab' * 10}9001011234567{'cd' * 10}") == []
    assert kinds(f"판 {'ab' * 4}9001011234567{'cd' * 4}") == [RESIDENT]


@pytest.mark.parametrize(("length", "found"), [(291, False), (292, True)])
def test_an_address_of_the_web_is_looked_at_for_three_hundred_letters(length: int, *, found: bool) -> None:
    assert kinds(f"글 https://{'a' * length}/9001011234567") == [RESIDENT] * found
    assert kinds(f"글 https://{'가' * length}:secret@example.org") == [EMAIL] * found


def test_what_stands_side_by_side_is_told_apart() -> None:
    assert kinds("010-1234-5678서울12가3456") == [MOBILE, PLATE]
    assert kinds("900101-1234567서울12가3456, 010-1234-5678") == [RESIDENT, PLATE, MOBILE]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("010-1234-5678", "010-****-****"),
        ("minseo@naver.com", "min***@*****.***"),
        ("12가 3456", "12가 ****"),
    ],
)
def test_three_letters_are_enough_to_find_it_by(text: str, masked: str) -> None:
    (finding,) = find_personal_data(text)

    assert finding.masked == masked


def test_every_kind_has_a_name_and_a_finding_does_not_change() -> None:
    assert [kind.label[-2:] for kind in Personal] == ["번호", "번호", "번호", "번호", "주소", "번호"]
    (finding,) = find_personal_data("010-1234-5678")
    assert finding.value == "01012345678"
    with pytest.raises(FrozenInstanceError):
        finding.start = 1  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        Finding(MOBILE, 0, 1, "0")  # type: ignore[call-arg]  # what is tested


@pytest.mark.parametrize("before", ["", "가", "가나", "가 ", "가나 "])
def test_digits_that_stand_singly_are_put_together_and_nothing_else(before: str) -> None:
    unfolded = unfold(f"{before}0 1\u200b 0 나 1-2-3, 4 5")

    assert unfolded.text == f"{before}010 나 123, 4 5"
    assert [unfolded.place(len(before) + place) for place in (0, 1, 2, 3)] == [
        len(before) + place for place in (0, 2, 5, 6)
    ]
    with pytest.raises(FrozenInstanceError):
        unfolded.text = ""  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        Unfolded("", ())  # type: ignore[call-arg]  # what is tested
