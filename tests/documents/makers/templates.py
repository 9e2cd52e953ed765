"""More layouts printed by Chromium: the shapes of templates in wide use."""

BASE = """body{font:13px/1.4 'Liberation Sans';margin:0;color:#222}h1{margin:0;font-size:26px}h2{font-size:15px;margin:10px 0 4px}
ul{margin:2px 0;padding-left:18px}p{margin:2px 0}"""

PAGES: dict[str, str] = {}

PAGES[
    "three_cells"
] = """<style>.r{display:flex;justify-content:space-between}.r span{flex:1}.r span:nth-child(2){text-align:center}.r span:nth-child(3){text-align:right}</style>
<h1>Moses Tarkington</h1><h2>Experience</h2><div class=r><span><b>Organizer</b></span><span>Ward Nine Votes</span><span>2019 – 2021</span></div><ul><li>Called voters</li></ul><div class=r><span><b>Caller</b></span><span>Lake Table</span><span>2018</span></div><ul><li>Dialed</li></ul><div class=r><span><b>Usher</b></span><span>Rex Theatre</span><span>2016 – 2017</span></div>"""

PAGES[
    "header_three"
] = """<style>.h{display:flex;justify-content:space-between}.c{text-align:center}.e{text-align:right}</style>
<div class=h><div><p>14 Mill Lane</p>
<p>Utica, NY 13501</p></div>
<div class=c><h1>Lavinia Crowe</h1></div>
<div class=e><p>315-555-0172</p>
<p>ada@example.com</p></div></div><h2>Experience</h2><p>Caller, Ward Nine, 2020 – 2021</p><ul><li>Called voters every night of the week but one and wrote down what they said to me</li></ul>"""

PAGES[
    "rail_two_lines"
] = """<style>.j{display:grid;grid-template-columns:90px 1fr;margin-bottom:8px}</style>
<h1>Emeka Strand</h1><h2>Experience</h2><div class=j><div>March 2019 –<br>June 2021</div>
<div><b>Organizer</b><br>Ward Nine Votes<ul><li>Called voters every night of the week but one and wrote down what they said to me and to the others</li></ul></div></div>
<div class=j><div>2016 –<br>2018</div>
<div><b>Caller</b><br>Lake Table<ul><li>Dialed</li></ul></div></div>
<div class=j><div>2015<br>Utica</div>
<div><b>Usher</b><br>Rex Theatre</div></div>"""

PAGES[
    "rail_heads"
] = """<style>.j{display:grid;grid-template-columns:150px 1fr;margin-bottom:10px}.j>b{color:#246;text-transform:uppercase;font-size:12px}</style>
<h1>Agnes Delorme</h1><p>Utica, NY | 315-555-0172</p><div class=j><b>Profile</b><div>Organizer who has run phone rooms in three states and would like to run one closer to home, with fewer chairs and more callers.</div></div>
<div class=j><b>Experience</b><div><b>Organizer</b>, Ward Nine Votes, 2019 – 2021<ul><li>Called voters every night</li><li>Trained nine captains</li></ul><b>Caller</b>, Lake Table, 2018<ul><li>Dialed</li></ul></div></div>
<div class=j><b>Education</b><div>B.A., Utica College, 2015</div></div>
<div class=j><b>Skills</b><div>VAN, PDI, Spanish</div></div>"""

PAGES["leaders"] = """<style></style>
<h1>Silas Wren</h1><h2>Experience</h2><p>Organizer, Ward Nine Votes ........................................ 2019 – 2021</p>
<p>Caller, Lake Table ............................................... 2018</p><h2>Ratings</h2><p>Spanish ★★★★☆</p>
<p>Excel ●●●○○</p>"""

PAGES[
    "side_over_pages"
] = """<style>.a{position:absolute;left:0;top:90px;width:470px}.b{position:absolute;left:510px;top:90px;width:180px;border-left:1px solid #999;padding-left:14px}.g{height:850px}</style>
<h1>Rhoda Kimball</h1><p>Organizer and caller, Utica, NY</p><div class=a><h2>Experience</h2><p><b>Organizer</b></p>
<p>Ward Nine Votes, 2019 – 2021</p><ul><li>Called voters every night of the week but one and wrote down what they said to me</li></ul><div class=g></div><p><b>Caller</b></p>
<p>Lake Table, 2018</p><ul><li>Dialed from home on the loaned headset and returned it clean to the office after</li></ul></div>
<div class=b><h2>Skills</h2><p>VAN</p>
<p>PDI</p><div class=g></div><h2>Languages</h2><p>Spanish</p>
<p>Polish</p></div>"""

PAGES[
    "nested_cols"
] = """<style>.w{display:flex}.s{width:160px;padding-right:20px}.m{flex:1}.g{display:grid;grid-template-columns:1fr 1fr;gap:20px}</style>
<h1>Jasper Nwachukwu</h1><div class=w><div class=s><h2>Contact</h2><p>Utica, NY</p>
<p>315-555-0172</p><h2>Tools</h2><p>VAN</p>
<p>PDI</p>
<p>Excel</p><h2>Hours</h2><p>Evenings</p>
<p>Weekends</p></div>
<div class=m><h2>Experience</h2><p><b>Organizer</b>, Ward Nine Votes</p>
<p>2019 – 2021</p><ul><li>Called voters every night of the week but one and wrote down what they said</li></ul><h2>More</h2><div class=g><div><p><b>Boards</b></p>
<p>Treasurer of the block club since 2015, reelected twice without opponents</p></div>
<div><p><b>Awards</b></p>
<p>Volunteer of the year, Ward Nine, 2020, with a plaque and a handshake</p></div></div></div></div>"""

PAGES[
    "canva"
] = """<style>div{position:absolute}h1{letter-spacing:8px;font-weight:400}h3{letter-spacing:4px;font-size:12px;margin:0}</style>
<div style='left:40px;top:30px'><h1>NOOR AZIZ</h1></div>
<div style='left:42px;top:80px;letter-spacing:3px'>FIELD ORGANIZER</div>
<div style='left:300px;top:150px;width:380px'><h3>WORK EXPERIENCE</h3></div>
<div style='left:300px;top:180px;width:380px'><b>Field Organizer</b></div>
<div style='left:560px;top:180px;width:120px;text-align:right'>2019 – 2021</div>
<div style='left:300px;top:200px;width:380px'>Ward Nine Votes</div>
<div style='left:300px;top:222px;width:380px'><ul><li>Called voters every night of the week but one and wrote down what they said</li><li>Trained captains</li></ul></div>
<div style='left:300px;top:300px;width:380px'><b>Caller</b></div>
<div style='left:560px;top:300px;width:120px;text-align:right'>2018</div>
<div style='left:300px;top:320px'>Lake Table</div>
<div style='left:42px;top:150px;width:200px'><h3>CONTACT</h3></div>
<div style='left:42px;top:180px;width:200px'>315-555-0172<br>ada@example.com<br>Utica, NY</div>
<div style='left:42px;top:260px'><h3>SKILLS</h3></div>
<div style='left:42px;top:290px;width:200px'><ul><li>VAN</li><li>PDI</li></ul></div>"""

PAGES[
    "europass"
] = """<style>.j{display:grid;grid-template-columns:190px 1fr;column-gap:16px;margin-bottom:10px}.j>div:first-child{text-align:right;color:#0e4194}</style>
<div class=j><div>PERSONAL INFORMATION</div>
<div><b style='font-size:18px'>Ilse Vantongeren</b><p>14 Mill Lane, Utica, NY</p>
<p>315-555-0172</p></div></div>
<div class=j><div>WORK EXPERIENCE</div>
<div></div></div>
<div class=j><div>2019 – 2021</div>
<div><b>Organizer</b><p>Ward Nine Votes, Utica</p><ul><li>Called voters every night of the week but one and wrote down what they said</li></ul></div></div>
<div class=j><div>2018</div>
<div><b>Caller</b><p>Lake Table</p></div></div>
<div class=j><div>EDUCATION</div>
<div></div></div>
<div class=j><div>2011 – 2015</div>
<div><b>B.A., History</b><p>Utica College</p></div></div>"""

PAGES[
    "two_rules"
] = """<style>.g{display:grid;grid-template-columns:1fr 1px 1fr;gap:14px}.g>i{background:#888}h2{text-align:center;border-bottom:1px solid}</style>
<h1 style='text-align:center'>Cyrus Hollander</h1><p style='text-align:center'>315-555-0172 • ada@example.com • Utica, NY</p><h2>Experience</h2><div class=g><div><p><b>Organizer</b></p>
<p>Ward Nine Votes, 2019 – 2021</p><ul><li>Called voters every night of the week but one and wrote down what they said</li></ul></div><i></i><div><p><b>Caller</b></p>
<p>Lake Table, 2018</p><ul><li>Dialed from home on the loaned headset and returned it clean to the office after the season</li></ul></div></div><h2>Education</h2><p style='text-align:center'>B.A., Utica College, 2015</p>"""

PAGES[
    "table_bullets"
] = """<style>table{border-collapse:collapse}td{border:1px solid #888;vertical-align:top;padding:5px}</style>
<h1>Minerva Dacosta</h1><table><tr><td width=120>2019 – 2021</td><td><b>Organizer</b>, Ward Nine Votes<ul><li>Called voters every night of the week but one and wrote down what they said to me and others</li><li>Trained captains</li></ul></td></tr><tr><td>2018</td><td><b>Caller</b>, Lake Table<ul><li>Dialed</li></ul></td></tr><tr><td>Education</td><td>B.A., Utica College, 2015</td></tr></table>"""

PAGES["tight_jobs"] = """<style>p,ul{margin:0}</style>
<h1>Abel Rousseau</h1><p>Utica, NY 315-555-0172</p><h2>Experience</h2><p><b>Organizer</b></p>
<p>Ward Nine Votes</p>
<p>June 2019 to May 2021</p>
<p>Called voters every night of the week but one and wrote down what they said to me and to the others at my table. Trained captains. Kept the</p>
<p>books for the office.</p>
<p><b>Caller</b></p>
<p>Lake Table</p>
<p>2018</p>
<p>Dialed.</p><h2>Skills</h2><p>data entry</p>
<p>phone banking</p>
<p>volunteer management and training</p>
<p>public speaking</p>"""

PAGES["newspaper"] = """<style>.c{columns:3;column-gap:18px;text-align:justify;hyphens:auto}</style>
<div lang=en><h1>Thora Benedikt</h1><div class=c><h2>Summary</h2><p>Organizer who has run phone rooms in three states and would like to run one closer to home, with fewer chairs and considerably more callers than the last.</p><h2>Experience</h2><p><b>Organizer</b></p>
<p>Ward Nine Votes</p>
<p>2019 – 2021</p>
<p>Called voters every night of the week but one and wrote down conscientiously what they said to me and to the others around my table.</p>
<p><b>Caller</b></p>
<p>Lake Table</p>
<p>2018</p>
<p>Dialed from home on the loaned headset and returned it clean to the office afterwards.</p><h2>Languages</h2><p>Spanish, Polish and some Ukrainian</p></div></div>"""

PAGES[
    "photo_side"
] = """<style>.s{position:absolute;left:0;top:0;width:190px;height:900px;background:#2b3a55;color:#eee;padding:16px}.m{margin-left:250px}.ph{width:90px;height:90px;border-radius:50%;background:#888;margin:0 auto}.bar{height:5px;background:#aaa;width:120px}.bar i{display:block;height:5px;background:#fff;width:70%}</style>
<div class=s><div class=ph></div><h2>Contact</h2><p>☎ 315-555-0172</p>
<p>✉ ada@example.com</p><h2>Skills</h2><p>VAN</p><div class=bar><i></i></div><p>Excel</p><div class=bar><i></i></div><h2>Education</h2><p><b>B.A., History</b></p>
<p>Utica College</p>
<p>2011 – 2015</p></div>
<div class=m><h1>Kwame Ellery</h1><p>Organizer</p><h2>Experience</h2><p><b>Organizer</b> | Ward Nine Votes | 2019 – 2021</p><ul><li>Called voters every night of the week but one and wrote down what they said to me</li></ul><p><b>Caller</b> | Lake Table | 2018</p><ul><li>Dialed</li></ul></div>"""

PAGES["dates_under"] = """<style></style>
<h1>Pearl Yamashiro</h1><h2>WORK HISTORY</h2><p><b>Ward Nine Votes</b></p>
<p><i>Organizer, June 2019 – May 2021</i></p>
<p><i>Caller, 2018 – June 2019</i></p><ul><li>Called voters every night of the week but one and wrote down what they said to me and to everybody at the table beside mine</li></ul><p><b>Lake Table, Utica NY</b> <i>2016 – 2018</i></p>
<p style='margin-left:20px'>Dialed from home on the loaned headset and returned it clean to the office after the season was over and done with.</p>
<p style='margin-left:20px'>Texted.</p>"""

PAGES[
    "boxes"
] = """<style>.g{display:grid;grid-template-columns:1fr 1fr;gap:12px}.b{border:1px solid #999;border-radius:6px;padding:8px}</style>
<h1>Otis Lindgren</h1><div class=g><div class=b><h2>Profile</h2><p>Organizer who has run phone rooms in three states and would like one closer.</p></div>
<div class=b><h2>Contact</h2><p>Utica, NY</p>
<p>315-555-0172</p></div>
<div class=b><h2>Experience</h2><p><b>Organizer</b>, Ward Nine Votes</p>
<p>2019 – 2021</p><ul><li>Called voters every night of the week but one</li></ul></div>
<div class=b><h2>Education</h2><p>B.A., Utica College, 2015</p><h2>Skills</h2><p>VAN, PDI</p></div></div>"""

PAGES["skills_table"] = """<style>td{padding-right:40px}</style>
<h1>Ramona Fisk</h1><h2>Skills</h2><table><tr><td>Software:</td><td>VAN, PDI, Excel, Word, and most of the dialers that campaigns in this state have rented in the last ten years</td></tr><tr><td>Languages:</td><td>Spanish, Polish</td></tr><tr><td>Other:</td><td>Driver's license</td></tr></table><h2>References</h2><table><tr><td>Jo March<br>Director, Ward Nine<br>315-555-0101</td><td>Amy Lawrence<br>Chair, Lake Table<br>315-555-0102</td></tr></table>"""

PAGES[
    "right_dates_wrap"
] = """<style>.r{float:right;width:110px;text-align:right}h3{margin:6px 0 0;font-size:13px}</style>
<h1>Duncan Achebe</h1><h2>Experience</h2><div class=r>June 2019 – May 2021</div><h3>Organizer, Ward Nine Votes and its several predecessors and successors</h3><ul><li>Called voters every night</li></ul><div class=r>2018</div><h3>Caller, Lake Table</h3><ul><li>Dialed</li></ul>"""

PAGES[
    "rail_of_dates_with_headings"
] = """<style>td{vertical-align:top;padding:0 8px 4px 0}td:first-child{width:150px}ul{margin:0}</style>
<h1>Tamika Rolle</h1><p>Utica, NY | 315-555-0172</p><table>
<tr><td><b>CAMPAIGNS</b></td><td></td></tr>
<tr><td>May 2024 – Nov 2024</td><td>Phone Bank Captain, Ward Nine Votes<ul><li>Signed in the volunteers and gave each of them a list</li></ul></td></tr>
<tr><td>Feb 2023 – Apr 2024</td><td>Caller, Lake Table<ul><li>Called voters from a printed list, two nights a week</li></ul></td></tr>
<tr><td><b>WORK</b></td><td></td></tr>
<tr><td>2021 – 2022</td><td>Unit Secretary, Mill Hospital<ul><li>Answered call lights and phones</li></ul></td></tr>
<tr><td><b>CHURCH</b></td><td></td></tr>
<tr><td><b>OTHER</b></td><td></td></tr>
<tr><td></td><td>Nursery Helper, Hill Church<ul><li>Helped with toddlers</li></ul></td></tr></table>"""
