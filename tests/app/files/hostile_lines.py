"""Texts that are no set-up line, or one that is damaged or means no good."""

from app.files.share_line import LONGEST_LINE, LONGEST_TEXT


def line(*fields: str) -> str:
    return "/".join(["layerscope:1", *fields, "end"])


NUMBERS = (
    "nan",
    "inf",
    "-inf",
    "1e999",
    "0x10",
    "1,000.5",
    "--5",
    "1e",
    "5;6",
    "5&6",
    "9" * 300,
    "9" * 3000,
    "٥x",
    "5%00",
)
SIGNS = "$`\\\"'!*?()[]{}<>|;#@^&~"
WORDS = (
    "moons moons",
    "../moons",
    "/etc/passwd",
    "MOONS",
    "$HOME",
    "%s%n",
    "{0}",
    "{config.__class__}",
    "moons\0",
    "own",
)
HOSTILE = [
    *(line(f"{name}={number}") for name in ("epochs", "learning_rate", "n_samples", "stop_loss") for number in NUMBERS),
    *(line(f"data_set={word}") for word in WORDS),
    *(line(f"data_set=mo{sign}ons") for sign in SIGNS if sign != "~"),
    *(line(f"{sign}=1") for sign in SIGNS),
    *(line(f"{name}={value}", f"{name}={value}") for name, value in (("epochs", 5), ("noise", 0), ("loss", "huber"))),
    *(
        line(f"{name}=1")
        for name in ("own_data", "epoch", "config", "__class__", "__init__", "layers[0]", "", "-", "n")
    ),
    *(
        line(part)
        for part in ("", "/", "=", "==", "epochs", "epochs=", "epochs==5", "--out=x", "--out", "-o", ".", "..")
    ),
    *(line(f"epochs=5{sign}") for sign in "\0\a\b\x1b\x7f\x85\u202e\u2066\u2069\u200e\ud800\U000e0041"),
    *(line(f"\u202e{name}=5") for name in ("epochs", "patience")),
    *(line(f"epochs=5{code}") for code in ("%00", "%0A", "%1b", "%E2%80%AE", "%ff", "%", "%zz", "%2", "%252F")),
    *(line(f"layers={text}") for text in ("1", "a:relu", "0:relu", "1:relu:1", ",", "[[1]]", "2049:relu,1:sigmoid")),
    line("layers=" + ",".join(["2:relu"] * 13 + ["1:sigmoid"])),
    line("layers=" + ",".join(["2048:relu"] * 11 + ["1:sigmoid"]), "n_samples=100000"),
    *(line(f"layers=1:{name}") for name in ("cube", "Sigmoid", "softmax", "", "sigmoid;rm", "eval(1)")),
    *(line(f"inputs={text}") for text in ("x9", ",", "x1;x2", "x1,x9", "sin", "__import__")),
    *(line(f"standardize={text}") for text in ("perhaps", "True", "1", "yesno")),
    *(line(f"batch_size={text}") for text in ("0", "-1", "none", "some", "1.5", "null")),
    *(line(f"loss={text}") for text in ("cross_entropy", "mse", "half_mse%20", "huber%3B")),
    line("epochs=5") + " " + line("epochs=6"),
    line("epochs=5") + "\n" + line("noise=0") + "\n" + line("epochs=5"),
    " ".join(line(f"epochs={n}") for n in range(1, 3000)),
    "layerscope:1/epochs=5 layerscope:1/epochs=6/end",
    *(
        f"layerscope:1/epochs=5{rest}"
        for rest in ("", "/", "/en", "/e", "/END_", "/endless", "/end=1", "\n\nend", "/ende")
    ),
    *(f"layerscope:{version}/epochs=5/end" for version in ("2", "10", "999999")),
    *(f"layerscope:{version}/epochs=5/end" for version in ("", "0", "-1", "1.0", "v1", "1e0", "9" * 9, "¹", "１", "x")),
    *("layerscope" + rest for rest in ("", ":", "://1/end", ":/1/end", ":1", ":1end", "=1/end", ";1/end", "：1/end")),
    *(f"{scheme}:1/epochs=5/end" for scheme in ("http", "https", "file", "javascript", "data", "ftp", "xlayerscope")),
    *(f"{scheme}layerscope:1/epochs=5/end" for scheme in ("view-source+", "x-", "a.", "7")),
    "http://example.org/layerscope:1",
    "file:///etc/passwd",
    "javascript:alert('layerscope:1')",
    "data:text/html,<script>alert(1)</script>",
    "--config=/etc/passwd --out=/tmp",
    '{"config": {"epochs": 5}}',
    "[" * 50_000 + "]" * 50_000,
    line("epochs=" + "[" * 3000),
    '{"a":' * 9_000,
    line("x" * (LONGEST_LINE - 2)),
    line("x" * LONGEST_LINE),
    line(*["epochs=5"] * 400),
    line(*["noise=0"] * 5000),
    line("epochs=" + "%35" * 1000),
    "layerscope:1/" * 7_000,
    "layerscope:" * 9_000,
    "layerscope:1" + "/en" * 30_000,
    "layerscope:1/" + " " * 90_000 + "en",
    "/end" * 20_000,
    "&" * 90_000,
    "&amp;" * 19_000,
    "&#0;layerscope&#58;",
    "\n>" * 40_000,
    "%" * 90_000,
    line() + "x" * LONGEST_TEXT,
    "x" * 5_000_000,
    "é" * 5_000_000 + line(),
    "",
    " ",
    "\0",
    "\ud800",
]
