"""The memory that reading a web archive takes, at several numbers of records side by side; the archive is made on the way.

python benchmarks/warc_memory.py [--text] 1000 10000
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import os
import resource
import threading
import time
from typing import BinaryIO

PAGE = (
    "<!DOCTYPE html><html><head><title>Envoys meet, part {n} | Norpress</title></head><body><nav><a href='/'>Home</a></nav><h1>Envoys meet, part {n}</h1>"
    "<p>The Ambassador of Caldria met the Minister of Trade of Norland in Port Anna for the {n}th time and spoke of fishing in the northern seas.</p>"
    "<p>The two agreed that the talks would be continued in the spring, and that the joint commission would meet before that.</p></body></html>"
)
TEXT = "The Ambassador of Caldria met the Minister of Trade of Norland in Port Anna for the {n}th time and spoke of fishing."


def write(stream: BinaryIO, records: int, text: bool) -> None:
    """Writes a compressed web archive of so many pages, record by record."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(stream, gzip=True)
    for number in range(records):
        page = (TEXT if text else PAGE).format(n=number).encode()
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/plain" if text else "text/html")], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                f"https://x.example/{number}", "response", payload=io.BytesIO(page), http_headers=headers
            )
        )
    stream.close()


def measure(records: int, text: bool, answer: multiprocessing.SimpleQueue[str]) -> None:
    """Reads such an archive from a pipe in a process of its own, and tells what it took."""
    from dragoman.model.document import Document
    from dragoman.reading.sources import iter_documents

    reading, writing = os.pipe()
    threading.Thread(target=write, args=(os.fdopen(writing, "wb"), records, text), daemon=True).start()
    start = time.monotonic()
    with os.fdopen(reading, "rb") as stream:
        read = sum(isinstance(one, Document) for one in iter_documents(["-"], stdin=stream))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put(
        json.dumps(
            {"records": records, "read": read, "peak_mb": round(peak, 1), "seconds": round(time.monotonic() - start, 1)}
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="+", type=int)
    parser.add_argument("--text", action="store_true", help="pages of plain text, which are quick to read")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for records in arguments.records:
        answer = context.SimpleQueue()
        process = context.Process(target=measure, args=(records, arguments.text, answer))
        process.start()
        print(answer.get(), flush=True)
        process.join()


if __name__ == "__main__":
    main()
