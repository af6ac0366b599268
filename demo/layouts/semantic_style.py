# ruff: noqa: E501 - style sheets and drawings, one rule a line
"""Style sheet and drawings of ``demo.layouts.semantic``."""

LOGO = '<svg width="34" height="34" viewBox="0 0 34 34" role="img" aria-label="Logo"><circle cx="17" cy="17" r="16" fill="none" stroke="currentColor" stroke-width="2"/><path d="M19 4L9 19h7l-2 11 11-16h-7z" fill="currentColor"/></svg>'

ADVERT = '<svg width="240" height="120" viewBox="0 0 240 120"><rect width="240" height="120" fill="#dfeee4"/><path d="M0 90c40-60 60 30 100-20s70 40 140-30" stroke="#2c6e49" stroke-width="8" fill="none"/><text x="14" y="28" font-size="16" fill="#1d4a31">Muffen-Möhrke</text></svg>'

CSS = """
:root{--ton:@TON@;--papier:#fcfbf7;--linie:#d9d5c7}
body{margin:0;font:17px/1.6 Georgia,'Times New Roman',serif;color:#26241f;background:var(--papier)}
a{color:var(--ton)}
h1,h2,h3,nav,aside,time,address,figcaption,dl,button{font-family:'Trebuchet MS',Verdana,sans-serif}
.sprungmarke{position:absolute;left:-999px}
.dach{border-top:8px solid var(--ton);padding:18px max(20px,calc(50vw - 540px)) 0;border-bottom:1px solid var(--linie)}
.dach p{margin:0 0 6px;color:#6b675b}
.schriftzug a{font:700 36px 'Trebuchet MS',Verdana,sans-serif;text-decoration:none;display:inline-flex;gap:12px;align-items:center}
.heute{font-style:italic}
.menue,.themenband{list-style:none;padding:0;margin:8px 0;display:flex;flex-wrap:wrap;gap:6px 22px}
.menue a{text-decoration:none;font-weight:700}
.themenband{font-size:14px;border-top:1px solid var(--linie);padding-top:8px}
.themenband a{text-decoration:none;color:#6b675b}
.raster{display:grid;grid-template-columns:minmax(0,1fr) 280px;gap:44px;max-width:1080px;margin:28px auto;padding:0 20px}
.beitrag h1{font-size:34px;line-height:1.18;margin:6px 0 14px}
.beitrag h2{font-size:21px;margin:26px 0 6px;color:var(--ton)}
.spitzmarke{display:block;font-size:15px;letter-spacing:.3px;color:#a2541d;font-weight:700;margin-bottom:4px}
.ressort{margin:0;font-size:14px}
.vorspann{font-size:19px;line-height:1.5}
.vorspann time{font-weight:700;font-size:16px}
figure{margin:22px 0}
figure img{width:100%;display:block}
figcaption{font-size:14px;color:#5d594e;padding-top:6px}
.fliesstext blockquote{margin:22px 0;padding-left:20px;border-left:5px double var(--ton);font-size:19px}
.fliesstext table{border-collapse:collapse;width:100%;font-size:15px}
.fliesstext th,.fliesstext td{text-align:left;border-bottom:1px solid var(--linie);padding:6px 10px 6px 0}
address{font-style:normal;color:#6b675b;margin:8px 0}
.querverweise{font-size:15px}
.schlagworte{display:flex;gap:10px;font-size:14px}
.schlagworte dd{margin:0}
.schlagworte ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:8px}
.schlagworte li{border:1px solid var(--linie);border-radius:12px;padding:0 10px}
.weitersagen{display:flex;gap:18px;font-size:14px;margin:16px 0 30px}
.verwandtes{border-top:4px solid var(--ton)}
.verwandtes ul,.seitenleiste ul{list-style:none;padding:0}
.kachel{padding:14px 0;border-bottom:1px solid var(--linie)}
.kachel h2,.kachel h3{margin:0;line-height:1.25;font-size:20px}
.kachel h2 a,.kachel h3 a{text-decoration:none}
.kachel p{margin:4px 0}
.vorzeile{color:#a2541d;font:700 14px 'Trebuchet MS',Verdana,sans-serif}
.kachel time{font-size:13px;color:#6b675b}
.fortsetzung{font-size:15px}
.seitenleiste{font-size:14px}
.seitenleiste section{margin-bottom:28px}
.seitenleiste h2{font-size:15px;border-bottom:2px solid var(--ton);padding-bottom:4px}
.seitenleiste .kachel h3{font-size:15px}
.reklame{background:#eef4ec;padding:10px 14px}
.reklame h2{font-size:10px;color:#999;border:0;text-transform:uppercase}
.seitenwahl ol{list-style:none;padding:0;display:flex;gap:8px;flex-wrap:wrap}
.seitenwahl li{padding:2px 8px;border:1px solid var(--linie)}
.sockel{background:#26241f;color:#d9d5c7;padding:24px max(20px,calc(50vw - 540px));font-size:14px}
.sockel a{color:#fff}
.sockel ul{list-style:none;padding:0;display:flex;gap:20px}
.einwilligung{position:fixed;bottom:16px;left:16px;margin:0;border:1px solid var(--linie);font-size:13px;padding:10px 16px}
@media(max-width:800px){.raster{grid-template-columns:1fr}}
"""
