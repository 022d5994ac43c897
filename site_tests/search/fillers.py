"""Articles about other things: a thousand of them must not bury what the gold set asks for.

Their words are those of a coast, far from any shopping street; the same number gives the same text for ever.
"""

from datetime import date, timedelta
from random import Random

from dongne.render.search.records import Record


def _words(row: str) -> tuple[str, ...]:
    return tuple(row.split(","))


_PLACES = _words(
    "등대,포구,갯벌,방파제,섬마을,절벽,모래톱,해협,산호초,염전,수평선,나루터,솔숲,고갯마루,폭포,늪지대,분화구,초원,빙하,사막,오아시스,"
    "천문대,기상대,조선소,활주로,기관실,갑판,항로,운하,댐"
)
_THINGS = _words(
    "고래,갈매기,돛단배,그물,닻줄,미역,전복,소라,해파리,돌고래,물범,두루미,왜가리,은하수,혜성,망원경,유성우,북극성,화산재,용암,지층,화석,"
    "나침반,풍향계,파도,밀물,썰물,소금기,안개,번개,무지갯빛,회오리,빙산,순록,낙타,독수리,코끼리,기린,펭귄,바다거북,산호,진주,조약돌,부표,"
    "잠수정,열기구,비행선,증기기관,톱니,태엽인형,활자,양피지,족자,비석,성벽,투구,갑옷,왕관,봉화대,수레바퀴"
)
_WHO = _words(
    "선장,항해사,잠수부,해녀,등대지기,탐험가,천문학자,지질학자,기관사,조종사,뱃사공,어부,목동,사냥꾼,석공,대장장이,필경사,역사학자,생물학자"
)
_DOES = _words(
    "관찰했다,탐사했다,측정했다,기록했다,발굴했다,항해했다,잠수했다,복원했다,채집했다,분석했다,추적했다,조사했다,촬영했다,비교했다,증명했다,"
    "예측했다,설명했다,발견했다,포착했다,상상했다"
)
_HOW = _words(
    "오랫동안,드디어,비로소,마침내,여전히,끝없이,묵묵히,홀연히,어렴풋이,선명하게,정밀하게,과감하게,신중하게,느닷없이,이윽고"
)
_FINAL = 28


def fillers(count: int) -> list[Record]:
    """Give so many articles of about 1,500 letters."""
    return [_filler(number) for number in range(count)]


def _filler(number: int) -> Record:
    chance = Random(number)  # noqa: S311 - the same text at every run is the point
    sentences = [_sentence(chance) for _ in range(45)]
    return Record(
        path=f"articles/filler-{number:05}/",
        kind="article",
        title=f"{chance.choice(_PLACES)} {chance.choice(_THINGS)} 이야기 {number}",
        kicker="바다",
        day=date(2022, 12, 31) - timedelta(days=number),
        labels=(chance.choice(_THINGS),),
        version=str(number),
        text=lambda: "\n".join(sentences),
    )


def _sentence(chance: Random) -> str:
    who, thing, place = chance.choice(_WHO), chance.choice(_THINGS), chance.choice(_PLACES)
    other = chance.choice(_THINGS) + chance.choice(_PLACES)
    return (
        f"{who}{_after(who, '은', '는')} {place}에서 {other}{_after(other, '과', '와')} {thing}{_after(thing, '을', '를')} "
        f"{chance.choice(_HOW)} {chance.choice(_DOES)}."
    )


def _after(word: str, final: str, vowel: str) -> str:
    return final if (ord(word[-1]) - ord("가")) % _FINAL else vowel
