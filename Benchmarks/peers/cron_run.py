"""What a user would wire up from Python packages for Kairan's main job: the peer of `kairan-bench cron`.

Reads minutes, finds dates (ja-timex), summarises (sumy), looks for keywords (pyahocorasick) and posts three messages
(apprise). No store, no retries, no plugins: less than Kairan does, and still the fair comparison for start-up and size.

    pip install ja-timex sumy pyahocorasick apprise numpy
    python3 cron_run.py MINUTES URL KEYWORD...
"""

import sys

import ahocorasick
import apprise
from ja_timex import TimexParser
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

path, url, keywords = sys.argv[1], sys.argv[2], sys.argv[3:]
text = open(path, encoding="utf-8").read()


class Tokenizer:
    """Sentences at 。 and bigrams as words: sumy's own Japanese tokenizer wants NLTK data from the network."""

    def to_sentences(self, paragraph):
        return [s + "。" for s in paragraph.split("。") if s.strip()]

    def to_words(self, sentence):
        return [sentence[i : i + 2] for i in range(len(sentence) - 1)]


dates = [expression.text for expression in TimexParser().parse(text)]
summary = LexRankSummarizer()(PlaintextParser.from_string(text, Tokenizer()).document, 10)
automaton = ahocorasick.Automaton()
for keyword in keywords:
    automaton.add_word(keyword, keyword)
automaton.make_automaton()
hits = [keyword for _, keyword in automaton.iter(text)] if keywords else []

sender = apprise.Apprise()
for name in ("slack", "teams", "generic"):
    sender.add(url.replace("http://", "json://") + "/" + name)
body = "\n".join([*map(str, summary), *dates, *hits])
sys.exit(0 if sender.notify(title="minutes", body=body) else 1)
