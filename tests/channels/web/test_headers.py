"""Every answer keeps the browser from keeping, telling or running anything."""

from __future__ import annotations

import pytest
from yarl import URL

EVERYTHING = [
    "/", "/widget", "/privacy", "/widget/privacy", "/demo", "/livez", "/readyz", "/nowhere",
    "/static/style.css", "/static/nowhere", "/api/v1/openapi.json", "/api/v1/nowhere",
    "/widget.js",
]  # fmt: skip
PAGES = ["/", "/widget", "/privacy", "/demo", "/nowhere"]


@pytest.mark.parametrize("path", EVERYTHING)
async def test_no_answer_names_the_way_or_the_server(client, path):
    headers = (await client.get(path)).headers

    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Server"] == "bot"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    "path", [path for path in EVERYTHING if "/api/" not in path] + ["/static/icon.svg"]
)
async def test_every_text_says_how_it_is_written(client, path):
    assert (await client.get(path)).charset == "utf-8"


@pytest.mark.parametrize("path", [path for path in EVERYTHING if path != "/widget.js"])
async def test_nothing_is_stored(client, path):
    assert (await client.get(path)).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", EVERYTHING)
async def test_nothing_may_run_that_is_not_ours(client, path):
    policy = (await client.get(path)).headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "data:" not in policy


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_puts_no_markup_in_by_script(client, path):
    policy = (await client.get(path)).headers["Content-Security-Policy"]

    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    assert "form-action 'self'" in policy


@pytest.mark.parametrize("path", [path for path in EVERYTHING if not path.startswith("/widget")])
async def test_only_the_widget_may_be_framed(client, path):
    policy = (await client.get(path)).headers["Content-Security-Policy"]

    assert "frame-ancestors 'none'" in policy


async def test_the_widget_may_be_framed_by_the_listed_sites(serve):
    client = await serve(widget_origins=("https://ngo.example", "https://news.example"))
    headers = (await client.get("/widget")).headers

    assert (
        "frame-ancestors 'self' https://ngo.example https://news.example;"
        in (headers["Content-Security-Policy"])
    )
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


async def test_encryption_is_promised_only_where_it_is(serve):
    plain = await (await serve(public_url="http://localhost:8080")).get("/")
    secure = await (await serve(public_url="https://padoms.example")).get("/")

    assert "Strict-Transport-Security" not in plain.headers
    assert "Strict-Transport-Security" in secure.headers


@pytest.mark.parametrize(
    "path",
    [
        "../server.py",
        "..%2fserver.py",
        "%2e%2e/server.py",
        "pictures/../style.css",
        "/etc/passwd",
        "pictures/",
        "style.css/",
        "",
    ],
)
async def test_only_listed_files_are_there(client, path):
    url = URL(f"{client.make_url('/static/')}{path}", encoded=True)

    assert (await client.session.get(url)).status == 404


async def test_files_come_packed_where_they_can_be_unpacked(client):
    url = "/static/style.css"
    packed = await client.get(url, headers={"Accept-Encoding": "gzip"})
    plain = await client.get(url, headers={"Accept-Encoding": "identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert await packed.text() == await plain.text()


@pytest.mark.parametrize("name", ["style.css", "chat.js", "widget.js"])
async def test_files_come_without_our_remarks(client, name):
    lines = (await (await client.get(f"/static/{name}")).text()).splitlines()

    assert [line for line in lines if line.strip().startswith(("//", "/*", "*/"))] == []


async def test_pictures_of_the_dialogs_are_served(client):
    assert (await client.get("/static/pictures/pase.svg")).content_type == "image/svg+xml"


async def test_the_process_is_alive_and_ready(client):
    assert [(await client.get(path)).status for path in ("/livez", "/readyz")] == [200, 200]


async def test_without_a_store_the_process_is_alive_and_not_ready(client, talking):
    talking.down = True

    assert [(await client.get(path)).status for path in ("/livez", "/readyz")] == [200, 503]
