"""Prints what Qt makes of words, dates and numbers in six languages, to compare two versions of its libraries."""

from PySide6.QtCore import QCollator, QDate, QDateTime, QLocale, Qt, QTime, QTimeZone

WORDS = {
    "en": "zebra Äpfel apple résumé resume Resume co-op coop naïve 10 9 a2 a10",
    "fr": "côte coté cote côté œuvre oeuvre ouvre été eté Été ç c ÿ y",
    "es": "nube ñu nuca ñandú noche ácido acido llama luz chico cinco",
    "ar": "براءة علامة إختراع اختراع أثر آثار ملكية ترخيص ١٠ ٩",
    "ru": "ёлка ель яблоко ежик Ёж знак патент Щука щит",
    "zh": "专利 商标 版权 中国 保护 申请 费用 一 丁 重庆",
}


def main() -> None:
    """Print it, one language a line."""
    moment = QDateTime(QDate(2026, 2, 3), QTime(16, 5, 6), QTimeZone(b"Europe/Madrid"))
    for language, words in WORDS.items():
        locale, parts = QLocale(language), [language]
        for is_numeric in (False, True):
            collator = QCollator(locale)
            collator.setNumericMode(is_numeric)
            parts += sorted(words.split(), key=collator.sortKey)
        parts.append(locale.toString(moment, QLocale.FormatType.LongFormat))
        parts.append(locale.toString(moment.date(), "dddd d MMMM yyyy"))
        parts += [locale.toString(1234567.89, "f", 2), locale.toCurrencyString(1234.5, "CHF"), locale.toUpper("iße")]
        parts.append(
            moment.timeZone().displayName(QTimeZone.TimeType.DaylightTime, QTimeZone.NameType.LongName, locale)
        )
        parts.append(locale.createSeparatedList(["a", "b", "c"]))
        print(" | ".join(parts), "→" if locale.textDirection() == Qt.LayoutDirection.LeftToRight else "←")


if __name__ == "__main__":
    main()
