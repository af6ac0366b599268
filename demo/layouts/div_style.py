# ruff: noqa: E501 - style sheets and drawings, one rule a line
"""Style sheet, drawings and script of ``demo.layouts.div``."""

LOGO = '<svg class="pb-logo" width="46" height="46" viewBox="0 0 46 46" aria-hidden="true"><rect width="46" height="46" rx="6" fill="#fff"/><path d="M8 38V20l15-11 15 11v18h-9V27h-12v11z" fill="@FARBE@"/><circle cx="23" cy="20" r="3" fill="#e8a33d"/></svg>'.replace(
    "@FARBE@", "#12467b"
)

ADVERT = '<svg width="260" height="110" viewBox="0 0 260 110"><rect width="260" height="110" fill="#f3e6c8"/><path d="M20 90h220M40 90V40h30v50M90 90V25h30v65M140 90V55h30v35M190 90V15h30v75" stroke="#a8761f" stroke-width="4" fill="none"/><text x="20" y="22" font-size="14" fill="#5b430f">REGALWERK GmbH &amp; Co.</text></svg>'

SHARE_ICON = '<svg width="14" height="14" viewBox="0 0 14 14"><circle cx="3" cy="7" r="2"/><circle cx="11" cy="3" r="2"/><circle cx="11" cy="11" r="2"/><path d="M3 7l8-4M3 7l8 4" stroke="currentColor"/></svg>'

SCRIPT = "document.querySelector('.pb-cookie .pb-knopf').addEventListener('click',function(){document.getElementById('pb-cookie').style.display='none'});"

CSS = """
*{box-sizing:border-box}
.pb-body{margin:0;font:16px/1.55 'Segoe UI',Helvetica,Arial,sans-serif;color:#22282e;background:#eef1f4}
.pb-body a{color:@FARBE@;text-decoration:none}
.pb-body a:hover{text-decoration:underline}
.pb-sec{width:100%}
.pb-kopf{background:@FARBE@;color:#fff}
.pb-kopf .pb-spalte{max-width:1120px;margin:0 auto;padding:16px 20px;position:relative}
.pb-tag{position:absolute;right:20px;top:20px;font-size:13px;opacity:.85}
.pb-marke a{color:#fff;display:flex;align-items:center;gap:14px}
.pb-marke-wort{font-size:34px;font-weight:700;letter-spacing:-.5px}
.pb-claim{font-size:14px;margin-left:60px;opacity:.85}
.pb-nav{background:rgba(0,0,0,.22)}
.pb-nav-liste{list-style:none;margin:0 auto;padding:0 10px;max-width:1120px;display:flex;flex-wrap:wrap}
.pb-nav-punkt{position:relative}
.pb-nav-punkt>a{color:#fff;display:block;padding:10px 12px;font-size:15px}
.pb-nav-unter{display:none;position:absolute;left:0;top:100%;background:#fff;list-style:none;margin:0;padding:6px 0;min-width:240px;box-shadow:0 6px 18px rgba(0,0,0,.2);z-index:5}
.pb-nav-auf:hover .pb-nav-unter{display:block}
.pb-nav-unter .pb-nav-punkt>a{color:#22282e;padding:6px 16px}
.pb-mitte{max-width:1120px;margin:22px auto;display:flex;gap:26px;padding:0 20px;align-items:flex-start}
.pb-spalte-haupt{flex:1 1 0;min-width:0;background:#fff;padding:26px 32px;border-radius:4px}
.pb-spalte-rand{flex:0 0 290px}
.pb-breadcrumb{font-size:13px;color:#6a7580;margin-bottom:14px}
.pb-dachzeile{color:#b3701a;font-weight:700;text-transform:none;font-size:16px}
.pb-headline{font-size:32px;line-height:1.2;margin:2px 0 12px}
.pb-archivtitel{font-size:28px;margin:0 0 16px}
.pb-lead{font-weight:600;font-size:17px;margin-bottom:10px}
.pb-bild{background:#f4f6f8;margin:16px 0}
.pb-bild img{width:100%;height:auto;display:block}
.pb-bu{font-size:14px;padding:8px 12px 0}
.pb-quelle{font-size:12px;color:#7a848d;padding:0 12px 8px}
.pb-text p{margin:0 0 14px}
.pb-text table{border-collapse:collapse;margin:0 0 14px}
.pb-text td{border:1px solid #cfd6dc;padding:6px 12px}
.pb-text blockquote{margin:0 0 14px;padding:4px 18px;border-left:4px solid #e8a33d;font-style:italic}
.pb-zwischentitel{font-size:20px;font-weight:700;margin:18px 0 8px;color:@FARBE@}
.pb-kuerzel{color:#6a7580;margin:4px 0}
.pb-linkliste{margin:10px 0;padding:10px 14px;background:#f4f6f8}
.pb-stichworte{font-size:14px;color:#4a545d;margin:8px 0 20px}
.pb-verwandt{border-top:3px solid @FARBE@;margin-top:20px;padding-top:6px}
.pb-meldung{padding:12px 0;border-bottom:1px solid #e1e6ea}
.pb-meldung-kopf{margin:0 0 4px;font-size:18px;line-height:1.3}
.pb-meldung-text{font-size:15px}
.pb-mehr{white-space:nowrap;font-weight:600}
.pb-kasten{background:#fff;padding:14px 16px;margin-bottom:18px;border-radius:4px;font-size:14px}
.pb-kasten-titel{font-weight:700;border-bottom:2px solid @FARBE@;margin-bottom:8px;padding-bottom:4px}
.pb-werbung{background:#fffaf0}
.pb-werbung .pb-kasten-titel{font-size:11px;color:#8a8a8a;border:0;text-transform:uppercase;letter-spacing:1px}
.pb-beliebt{margin-bottom:10px}
.pb-beliebt a{display:block;font-weight:600}
.pb-beliebt span{color:#5a646d;font-size:13px}
.pb-teilen{display:flex;gap:8px;margin:8px 0}
.pb-teilen-knopf{display:inline-flex;gap:6px;align-items:center;font-size:12px;border:1px solid #cfd6dc;border-radius:14px;padding:3px 10px}
.pb-feld{width:100%;padding:7px;margin-bottom:6px;border:1px solid #cfd6dc}
.pb-knopf{background:@FARBE@;color:#fff;border:0;padding:7px 14px;border-radius:3px}
.pb-blaettern{margin-top:20px}
.pb-seite{display:inline-block;padding:4px 9px;border:1px solid #cfd6dc;margin:0 2px 4px}
.pb-seite-hier{background:@FARBE@;color:#fff}
.pb-fuss{background:#2b333a;color:#c9d1d8;margin-top:30px;font-size:14px}
.pb-fuss .pb-spalte{max-width:1120px;margin:0 auto;padding:22px 20px}
.pb-fuss a{color:#fff}
.pb-fuss-block{margin-bottom:8px}
.pb-cookie{position:fixed;right:18px;bottom:18px;max-width:300px;background:#fff;padding:14px 16px;box-shadow:0 4px 20px rgba(0,0,0,.3);font-size:13px;border-radius:4px}
@media(max-width:820px){.pb-mitte{flex-direction:column}.pb-spalte-rand{flex-basis:auto;width:100%}.pb-tag{position:static}}
"""
