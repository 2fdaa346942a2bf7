"""Files of other kinds, as other tools write them: made here, all people fictional."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(40)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
EUROPASS_XML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Candidate xmlns="http://www.europass.eu/1.0">'
    "<CandidatePerson><PersonName/></CandidatePerson></Candidate>"
)
EUROPASS_OLD = (
    '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass">'
    "<LearnerInfo/></SkillsPassport>"
)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


def packed(*names: str, content: str = "x") -> bytes:
    """Return a zip that holds files of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            # OpenDocument's first file says, unpacked, what the whole is.
            kind = (
                f"application/vnd.oasis.opendocument.{content}" if name == "mimetype" else content
            )
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, kind, packing)
    return file.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _items(*items: Any) -> dict[str, Any]:
    return {"id": "x", "visible": True, "items": list(items)}


REACTIVE_2 = {
    "profile": {"heading": "Profile", "firstName": "Alex", "lastName": "Roe"},
    "work": {"enable": True, "heading": "Work", "items": [{"company": "Sunrise Bakery"}]},
    "education": {"enable": True, "heading": "Education", "items": []},
    "skills": {"enable": True, "heading": "Skills", "items": []},
}
REACTIVE_3 = {
    "id": 3, "shortId": "abc", "name": "CV", "slug": "cv", "image": "", "public": False,
    "basics": {"name": "Alex Roe", "headline": "Baker", "location": {"city": "Leeds"},
               "profiles": [], "summary": "Baker for six years.", "email": "a@example.org"},
    "sections": {"work": _items({"name": "Sunrise Bakery", "position": "Baker"}),
                 "skills": _items({"name": "Oven", "keywords": []})},
    "metadata": {"template": "kakuna", "locale": "en"},
}  # fmt: skip
REACTIVE_4 = {
    "basics": {"name": "Alex Roe", "headline": "Baker", "url": {"label": "", "href": ""},
               "customFields": [], "picture": {"url": ""}},
    "sections": {"summary": {"content": "<p>Baker.</p>"},
                 "experience": _items({"company": "Sunrise Bakery", "position": "Baker"})},
    "metadata": {"template": "rhyhorn"},
}  # fmt: skip
REACTIVE_5 = {
    "picture": {"hidden": False, "url": ""},
    "basics": {"name": "Alex Roe", "headline": "Baker", "website": {"url": "", "label": ""}},
    "summary": {"title": "", "content": "<p>Baker.</p>"},
    "sections": {"experience": {"title": "", "items": [{"company": "Sunrise Bakery"}]}},
    "customSections": [],
    "metadata": {"template": "onyx"},
}
FRESH = {
    "name": "Alex Roe",
    "meta": {"format": "FRESH@0.6.0", "version": "0.1.0"},
    "info": {"label": "Baker"},
    "employment": {"summary": "", "history": [{"employer": "Sunrise", "position": "Baker"}]},
    "languages": [{"language": "English", "level": "Native"}],
    "skills": {"sets": [], "list": []},
}
LINKEDIN = ("Profile.csv", "Positions.csv", "Education.csv", "Skills.csv")

FILES: dict[str, tuple[bytes, str]] = {
    "reactive-2.json": (_json(REACTIVE_2), "reactive-resume"),
    "reactive-3.json": (_json(REACTIVE_3), "reactive-resume"),
    "reactive-4.json": (_json(REACTIVE_4), "reactive-resume"),
    "reactive-5.json": (_json(REACTIVE_5), "reactive-resume"),
    "reactive-account.json": (_json({"title": "CV", "data": REACTIVE_5}), "reactive-resume"),
    "reactive-utf16.json": (json.dumps(REACTIVE_4).encode("utf-16"), "reactive-resume"),
    "fresh.json": (_json(FRESH), "fresh"),
    "fresh-without-mark.json": (_json({k: FRESH[k] for k in ("name", "employment")}), "fresh"),
    "europass.xml": (EUROPASS_XML.encode(), "europass"),
    "europass-old.xml": (EUROPASS_OLD.encode(), "europass"),
    "europass.json": (_json({"SkillsPassport": {"LearnerInfo": {}}}), "europass"),
    "europass.pdf": (PDF + b"<< /Producer (Europass) >>", "europass-pdf"),
    "europass-with-data.pdf": (PDF + EUROPASS_XML.encode(), "europass-pdf"),
    "cv.pdf": (PDF, "pdf"),
    "cv-after-a-line.pdf": (b"\r\n" + PDF, "pdf"),
    "profile.json": (PDF, "pdf"),
    "cv.docx": (packed("[Content_Types].xml", "word/document.xml"), "word"),
    "cv-half.docx": (packed("[Content_Types].xml", "word/document.xml")[:90], "word"),
    "cv.doc": (OLE + "WordDocument".encode("utf-16-le"), "word"),
    "cv.odt": (packed("mimetype", "content.xml", content="text"), "writer"),
    "cv.rtf": (rb"{\rtf1\ansi\deff0 Alex Roe}", "rtf"),
    "cv.pages": (packed("Index/Document.iwa", "preview.jpg"), "pages"),
    "cv.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "sheet"),
    "cv.ods": (packed("mimetype", "content.xml", content="spreadsheet"), "sheet"),
    "cv.pptx": (packed("[Content_Types].xml", "ppt/presentation.xml"), "slides"),
    "profile.zip": (packed("profile.json", content='{"basics": {}}'), "zip"),
    "empty.zip": (packed(), "zip"),
    "cv.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(30), "zip"),
    "cv.tar.gz": (b"\x1f\x8b\x08" + bytes(30), "zip"),
    "Basic_LinkedInDataExport.zip": (packed(*LINKEDIN), "linkedin"),
    "Profile.csv": (b"First Name,Last Name,Headline\nAlex,Roe,Baker\n", "linkedin"),
    "Positions.csv": (b"Company Name,Title,Description\nSunrise,Baker,\n", "linkedin"),
    "photo.jpg": (JPEG, "picture"),
    "photo.png": (PNG, "picture"),
    "photo.heic": (b"\x00\x00\x00\x18ftypheic" + bytes(30), "picture"),
    "photo.webp": (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(30), "picture"),
    "drawing.svg": (b'<?xml version="1.0"?><svg xmlns="x"></svg>', "picture"),
    "cv.mp4": (b"\x00\x00\x00\x18ftypmp42" + bytes(30), "film"),
    "cv.lnk": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(30), "shortcut"),
    "cv.webloc": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST">\n'
        b'<plist version="1.0"><dict><key>URL</key><string>https://example.org</string></dict>'
        b"</plist>\n",
        "shortcut",
    ),
    "cv-2.webloc": (b"bplist00\xd1\x01\x02SURL_\x10\x13https://example.org", "shortcut"),
    "cv.desktop": (b"[Desktop Entry]\nType=Link\nURL=https://example.org\n", "shortcut"),
    "cv.url": (b"[InternetShortcut]\r\nURL=https://example.org\r\n", "shortcut"),
    "cv.eml": (b"Date: Mon, 5 Oct 2026\nFrom: a@example.org\nSubject: CV\n\nHello", "mail"),
    "profile.html": (b"<!DOCTYPE html><html><p>Alex Roe | LinkedIn</p></html>", "page"),
    "page-utf16.html": ("<html><p>Alex</p></html>".encode("utf-16"), "page"),
    "data.xml": (b'<?xml version="1.0"?><resume><name>Alex</name></resume>', "xml"),
    "Connections.csv": (
        b'Notes:\n"Some of the addresses may be missing."\n\n'
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        b"Alex,Roe,,,Sunrise Bakery,Baker,12 Jan 2015\n",
        "contacts",
    ),
    "adresses.csv": ("Prénom;Nom;Téléphone\nAlex;Roe;01\n".encode("cp1252"), "contacts"),
    "contacts.vcf": (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Alex Roe\r\nEND:VCARD\r\n", "contacts"),
    "people.csv": ("Nom;Métier\nAlex;Boulangère\nKim;Cariste\n".encode(), "table"),
    "people-1252.csv": ("Nom;Métier\nAlex;Élève\nKim;Cariste\n".encode("cp1252"), "table"),
    "cv.txt": (b"Alex Roe\nBaker, 6 years\n\nSunrise Bakery, 2018 to 2024", "text"),
    "empty.json": (b"", "empty"),
    "blank.json": (b" \r\n\t", "empty"),
    "zeros.json": (bytes(4096), "blank"),
    "nothing.json": (b"{}", "unwritten"),
    "nothing-said.json": (b'{"name": "", "experience": []}', "unwritten"),
    "nothing-of-ours.json": (b'{"items": []}', "other"),
    "cut.json": (b'{"basics": {"label": "Bak', "cut"),
    "cut-later.json": (b'{"basics": {"label": "Baker"}, "work": [', "cut"),
    "package.json": (_json({"name": "some-app", "version": "1.0.0"}), "other"),
    "list.json": (b"[1, 2]", "other"),
    "word.json": (b'["profile"]', "other"),
    "zotero.json": (b'{"items": [{"title": "On bread"}]}', "other"),
    "tsconfig.json": (b'{"references": [{"path": "./core"}]}', "other"),
    "other-tool.json": (
        _json({"personalInfo": {"name": "Alex"}, "workExperience": [{"employer": "Sunrise"}]}),
        "resume",
    ),
    "other-names.json": (
        _json({"basics": {"name": "Alex", "headline": "Baker"}, "experience": [{"title": "B"}]}),
        "resume",
    ),
    "workshop.ipynb": (b'{"cells": [], "metadata": {}, "nbformat": 4}', "notebook"),
}
"""Name, bytes, and the kind of `beyondcv.profile.foreign` that each is."""
