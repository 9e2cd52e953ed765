"""Layouts made by WeasyPrint: page headers and footers, hyphenation, landscape, turned text, footnotes."""

PAGES: dict[str, str] = {}

PAGES[
    "running_header"
] = """<style>@page{size:Letter;margin:80px 70px;@top-left{content:"Ottoline Baptiste-Cho";font:9px sans-serif}
@top-right{content:"ottoline@example.com";font:9px sans-serif}@bottom-center{content:"Page " counter(page) " of " counter(pages);font:9px sans-serif}}
body{font:12px/1.5 'Liberation Serif'}h2{font-size:15px}</style>
<h1>Ottoline Baptiste-Cho</h1><h2>Experience</h2><p><b>Volunteer Director</b><br>Harbor Coalition<br>2017 – present</p>
<ul><li>Recruited and scheduled four hundred volunteers a season</li><li style="break-after:page">Hired a deputy and two assistants</li>
<li>Wrote the handbook</li></ul><h2>Education</h2><p>B.S., Gulf State, 2012</p>"""

PAGES[
    "hyphenated"
] = """<html lang=en><style>@page{size:Letter;margin:60px 150px 60px 60px}body{font:13px/1.5 'Liberation Serif';hyphens:auto;text-align:justify;width:300px}</style>
<h1>Quincy Abara</h1><p>Responsible for administering communications, coordinating transportation arrangements and supervising
telephone interviewers throughout the metropolitan constituency.</p>
<p>Worked with low-income and Spanish-speaking neighbors in a well-known get-out-the-vote coalition, part-time and full-time.</p>"""

PAGES[
    "soft_hyphens"
] = """<style>@page{size:Letter;margin:60px}body{font:13px/1.5 'Liberation Sans';width:210px}</style>
<h1>Ursula Pemba</h1><ul><li>Super&shy;vised the com&shy;muni&shy;ca&shy;tions depart&shy;ment and its represen&shy;ta&shy;tives in three neighbor&shy;hoods</li><li>Organized</li></ul>"""

PAGES[
    "landscape"
] = """<style>@page{size:Letter landscape;margin:40px}body{font:11px/1.4 'Liberation Sans'}.g{display:flex;gap:40px}.g>div{flex:1}h2{font-size:13px;margin:4px 0}p{margin:2px 0}</style>
<h1>Clementine Ojo</h1><div class=g><div><h2>Contact</h2><p>Dayton, OH</p><p>937-555-0109</p><h2>Schooling</h2><p>Wright Evening College, certificate in public administration, with distinction, 2016</p></div>
<div><h2>Experience</h2><p><b>Phone Lead</b></p><p>Miami Valley Votes</p><p>2022 – 2024</p><ul><li>Ran the Wednesday room, twenty seats, and the list that fed it</li></ul></div>
<div><h2>Other</h2><p>Treasurer of the block club since 2015 and its only member who likes the telephone.</p></div></div>"""

PAGES[
    "turned_labels"
] = """<style>@page{size:Letter;margin:50px}body{font:11px/1.5 'Liberation Sans'}.s{position:relative;margin:0 0 26px 60px}
.l{position:absolute;left:-80px;top:24px;transform:rotate(-90deg);font-weight:bold;letter-spacing:1px;width:70px;text-align:center}p{margin:2px 0}</style>
<h1>Ignatius Bello</h1><div class=s><div class=l>WORK</div><p><b>Union Organizer</b>, Local 71</p><p>2014 – 2023</p><ul><li>Called members about the contract vote</li><li>Trained stewards in two languages</li></ul></div>
<div class=s><div class=l>SCHOOL</div><p>B.A., Labor Studies, 2013</p><p>Evening courses, statistics, 2018</p><p>Night school, Spanish, 2020</p></div>"""

PAGES[
    "footnotes"
] = """<style>@page{size:Letter;margin:60px}body{font:12px/1.5 'Liberation Serif'}.fn{float:footnote;font-size:9px}</style>
<h1>Vera Lindholm</h1><p>Phone Program Director<span class=fn>Title changed from coordinator in 2021.</span>, Table of Nine</p><p>2018 – 2024</p><ul><li>Doubled the contact rate</li></ul>"""

PAGES[
    "columns_over_pages"
] = """<style>@page{size:Letter;margin:50px}body{font:12px/1.5 'Liberation Sans'}.g{display:flex;gap:36px}.a{width:150px}.b{flex:1}h2{font-size:14px;margin:4px 0}p{margin:2px 0}</style>
<div style="position:absolute;left:0;top:0;width:150px"><h2>Contact</h2><p>Bangor, ME</p><p>207-555-0163</p><h2>Languages</h2><p>French</p><p>English</p></div>
<div style="margin-left:190px"><h1>Raymond Thibodeau</h1><h2>Experience</h2><p><b>Caller</b></p><p>Penobscot Votes</p><p>2024</p>
<ul><li>Evenings on the dialer and Saturdays at the front table with the sign-in sheet</li><li style="break-after:page">Texted in French</li><li>Helped the captain count the returns</li></ul>
<p><b>Logger</b></p><p>Self-employed</p><p>1998 – 2020</p><h2>School</h2><p>Orono High, 1996</p></div>"""

PAGES[
    "indeed_like"
] = """<style>@page{size:Letter;margin:60px}body{font:12px/1.5 'Liberation Sans'}h2{font-size:16px;border-bottom:1px solid #bbb}p{margin:2px 0}</style>
<h1>Trudy Vandermeer</h1><p>Call Center Agent</p><p>Grand Forks, ND 58201</p><p>trudy.v@example.com</p><p>+1 701 555 0148</p>
<h2>Work Experience</h2><p><b>Call Center Agent</b></p><p>Northern Plains Support-Grand Forks, ND</p><p>March 2021 to Present</p>
<ul><li>Take sixty calls a day about bills</li><li>Follow the script for each kind of call from greeting to close, and note the outcome before the next one</li></ul>
<p><b>Volunteer Caller</b></p><p>Red River Voters-Fargo, ND</p><p>September 2022 to November 2022</p><ul><li>Called voters</li></ul>
<h2>Skills</h2><ul><li>Data entry (3 years)</li><li>Phone etiquette</li></ul>"""

PAGES[
    "centered"
] = """<style>@page{size:Letter;margin:60px}body{font:12px/1.5 'Liberation Serif'}h1,.c{text-align:center}p{margin:2px 0}h2{font-size:14px;text-align:center}</style>
<h1>Marguerite Delacroix-Hwang</h1><p class=c>1420 Old Mill Road, Apartment 3B</p><p class=c>Lafayette, Louisiana 70501</p><p class=c>337-555-0199 / mdh@example.org</p>
<h2>OBJECTIVE</h2><p class=c>A season on the phones with people who laugh</p><h2>EXPERIENCE</h2><p class=c>Phone Bank Volunteer, Acadiana Votes, Fall 2023</p>"""
