"""What looks like a date: enough to know a rail of dates from a column of text.

The grammar that reads dates is the resume room's; layout only needs to know that there is one.
"""

from __future__ import annotations

import re

DATED = re.compile(
    r"\b(?:19|20)\d\d\b|['’]\d\d\b|\b(?:present|current|now|today|ongoing)\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b|"
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|"
    r"\b(?:spring|summer|fall|autumn|winter|since|until)\b|\b\d{1,2}/\d\d(?:\d\d)?\b|\bq[1-4]\b",
    re.IGNORECASE,
)
