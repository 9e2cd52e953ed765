"""Layouts printed by Chromium: columns, side bars, rails, tables, bands, floats, hidden text."""

BASE = "body{font:14px/1.45 'Liberation Sans',sans-serif;margin:0;color:#222}h1{margin:0}ul{margin:2px 0;padding-left:16px}p{margin:2px 0}"

PAGES: dict[str, str] = {}

PAGES["side_bar_left"] = """<style>
.bar{position:absolute;left:0;top:0;width:170px;height:780px;background:#20415f;color:#fff;padding:20px}
.main{margin-left:230px;padding:20px 0}
h2{font-size:14px;margin:12px 0 4px}</style>
<div class=bar><h2>Contact</h2><p>Tulsa, OK 74103</p><p>918-555-0114</p><p>inez.mar@example.com</p>
<h2>Languages</h2><p>Spanish</p><p>English</p>
<h2>Tools</h2><ul><li>VAN and MiniVAN, four cycles of daily use</li><li>CallHub</li></ul></div>
<div class=main><h1>Inez Marroquin</h1><p>Field organizer with a loud laugh and a short list of rules.</p>
<h2>Experience</h2><p><b>Field Organizer</b></p><p>Tulsa County Renters Union</p><p>May 2023 – Present</p>
<ul><li>Recruit volunteers at laundromats and bus stops, then call each of them back within two days so that none is lost</li>
<li>Keep the walk lists</li></ul>
<p><b>Canvasser</b></p><p>Green Country Votes</p><p>2021 – 2022</p><ul><li>Knocked 60 doors a shift</li></ul></div>"""

PAGES["side_bar_and_dates"] = """<style>
.bar{position:absolute;left:0;top:0;width:150px;height:900px;background:#333;color:#fff;padding:14px;font-size:11px}
.main{margin-left:200px;padding:9px 0;font-size:12px}
p{margin:3px 0}h2{font-size:14px;margin:12px 0 4px}.r{display:flex;justify-content:space-between}</style>
<div class=bar><h2>CONTACT</h2><p>Macon, GA</p><p>478-555-0131</p><p>t.oduya@example.com</p>
<h2>TOOLS</h2><p>VAN, VoteBuilder</p><p>MiniVAN</p><p>ThruTalk, CallHub</p><p>Sheets</p>
<h2>KNOWS</h2><p>Opt-outs</p><p>Cutting turf</p><p>GOTV</p>
<h2>LANG</h2><p>English</p><p>Twi</p><h2>EDU</h2><p>B.A., Ocmulgee College</p><h2>ALSO</h2><p>Runner. Slow.</p></div>
<div class=main><h1>Tobi Oduya</h1><h2>PROFILE</h2>
<p>Lists, dialers and the people who have to use them. Nights and weekends are the job, and have been since the first spring of it.</p>
<h2>EXPERIENCE</h2><p><b>Data Director</b></p><div class=r><span>Okafor for Governor</span><span>Feb 2026 – now</span></div>
<ul><li>Built the dialer program for five regions</li><li>Set weekly goals for calls</li></ul>
<p><b>Digital Associate</b></p><div class=r><span>Three council races</span><span>Mar 2025 – Jan 2026</span></div>
<ul><li>Sites and graphics, no field</li></ul>
<p><b>Organizer</b></p><div class=r><span>Peach Voter Table</span><span>Jun 2021 – Dec 2022</span></div>
<ul><li>Recruited and confirmed volunteers</li><li>Trained four interns on doors</li></ul>
<p><b>Shift Lead</b></p><div class=r><span>Fern Street Coffee</span><span>Sep 2017 – Dec 2018</span></div>
<ul><li>Opens, till and closing</li></ul></div>"""

PAGES["side_bar_right"] = """<style>
.main{float:left;width:440px}.bar{float:right;width:190px;background:#eef2ea;padding:10px}
h2{font-size:13px;border-bottom:1px solid #777;margin:10px 0 4px}</style>
<h1>Odell Prewitt</h1><p>Macon, Georgia | 478-555-0161 | odell.prewitt@example.org</p>
<div class=main><h2>Work</h2><p><b>Phone Bank Captain</b>, Peach State Table</p><p>Sept 2022 – Nov 2024</p>
<ul><li>Opened the church basement at five, seated the callers and stayed until the last list was done</li>
<li>Taught the script to everyone new</li></ul>
<p><b>Bus Driver</b>, City Transit</p><p>2009 – 2022</p><ul><li>Route 6 and the night line</li></ul></div>
<div class=bar><h2>About</h2><p>Retired from driving, not from talking. Evenings and weekends are open.</p>
<h2>Skills</h2><p>Patience</p><p>Dialers</p><p>Excel, a little</p></div>"""

PAGES[
    "columns_css"
] = """<style>.c{columns:2;column-gap:34px}h2{font-size:13px;margin:8px 0 3px}</style>
<h1>Wendell Achebe</h1><p>Newark, NJ · 973-555-0102 · w.achebe@example.com</p>
<div class=c><h2>SUMMARY</h2><p>Caller and trainer who has worked four general elections and one recount, mostly on
weeknights after a day at the post office, and who would do it again.</p>
<h2>EXPERIENCE</h2><p><b>Volunteer Trainer</b></p><p>Essex County Civic League</p><p>2018 – present</p>
<ul><li>Train about thirty volunteers each fall, three at a time, at the table beside mine</li><li>Wrote the one-page guide</li></ul>
<p><b>Mail Handler</b></p><p>Postal depot, Newark</p><p>2003 – 2024</p><ul><li>Sorting, night shift</li></ul>
<h2>EDUCATION</h2><p>Weequahic Evening School, diploma, 2001</p><h2>MORE</h2><p>Notary. Choir, second tenor. No car but
a monthly pass for every line in the county.</p></div>"""

PAGES[
    "three_columns_below"
] = """<style>h2{font-size:13px;margin:8px 0 3px}.g{display:grid;grid-template-columns:1fr 1fr 1fr;gap:28px}</style>
<h1>Paloma Esteban</h1><p>Albuquerque, NM, 505-555-0177</p><h2>Experience</h2>
<p><b>Deputy Field Director, Río Grande Table</b></p><p>January 2022 – December 2024</p>
<ul><li>Built the field plan for nine counties and answered for its goals every Monday</li></ul>
<div class=g><div><h2>Tools</h2><p>VAN, PDI and anything with a filter; I write my own queries.</p></div>
<div><h2>Languages</h2><p>Spanish and English, both from the cradle, and a little Tewa.</p></div>
<div><h2>Hours</h2><p>Evenings always, weekends in season, mornings never.</p></div></div>"""

PAGES[
    "rail_left"
] = """<style>.j{display:grid;grid-template-columns:130px 1fr;margin-bottom:8px}h2{font-size:14px}</style>
<h1>Kofi Lindgren</h1><p>Minneapolis, MN</p><p>612-555-0139</p><h2>Experience</h2>
<div class=j><div>Mar 2022 – Present</div><div><b>Organizer</b><br>Hennepin Housing Table<ul><li>Lead a crew of nine volunteer callers on Tuesday and
Thursday nights from the union hall on Lake Street</li><li>Report turnout to the board</li></ul></div></div>
<div class=j><div>2019 – 2022</div><div><b>Barista</b><br>Corner Roast<ul><li>Opened at five</li></ul></div></div>
<div class=j><div>Summer 2018</div><div><b>Intern</b><br>Ward 9 office<ul><li>Answered constituent mail</li></ul></div></div>"""

PAGES[
    "rail_right"
] = """<style>.j{display:grid;grid-template-columns:1fr 120px;margin-bottom:8px}.j div+div{text-align:right}h2{font-size:14px}</style>
<h1>Shirin Vance</h1><p>Boise, Idaho</p><h2>Experience</h2>
<div class=j><div><b>Call Center Lead</b>, Treasure Valley Polling<ul><li>Kept fourteen interviewers on the survey guide and on time</li></ul></div><div>06/2021 – 08/2024</div></div>
<div class=j><div><b>Interviewer</b>, Treasure Valley Polling<ul><li>Read questions as written, five hours a night</li></ul></div><div>01/2020 – 05/2021</div></div>
<div class=j><div><b>Usher</b>, Egyptian Theatre<ul><li>Tickets and lost coats</li></ul></div><div>2017 – 2019</div></div>"""

PAGES[
    "table_of_jobs"
] = """<style>table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4px;vertical-align:top;text-align:left}</style>
<h1>Lorna Tsui</h1><p>Sacramento, CA</p><table><tr><th>Dates</th><th>Title</th><th>Organization</th></tr>
<tr><td>2020 – 2024</td><td>Volunteer Coordinator</td><td>Capitol Food Share</td></tr>
<tr><td>2018 – 2020</td><td>Phone Banker</td><td>Delta Votes</td></tr>
<tr><td>2015 – 2018</td><td>Clerk</td><td>County Assessor</td></tr></table><p>Spanish, Cantonese and English.</p>"""

PAGES[
    "bands"
] = """<style>h2{background:#7a1f3d;color:#fff;font-size:13px;padding:4px 8px;margin:10px 0 4px}.top{background:#7a1f3d;color:#fff;padding:18px}</style>
<div class=top><h1>Bettina Cruz-Olson</h1><p>Fargo, ND · 701-555-0126</p></div><h2>PROFILE</h2><p>Steady hand on a crowded phone floor.</p>
<h2>EXPERIENCE</h2><p><b>Shift Manager</b> — Prairie Dial Center</p><p>2020 to now</p><ul><li>Twelve paid callers, two rooms</li></ul><h2>SCHOOL</h2><p>B.A., Moorhead, 2014</p>"""

PAGES[
    "letter_spaced"
] = """<style>h1,h2{letter-spacing:.35em;font-weight:400}h2{font-size:13px;border-bottom:1px solid #000}</style>
<h1>MIRA OSEI</h1><p>Chicago, IL</p><h2>EXPERIENCE</h2><p><b>Caller</b>, Lakeview Votes, 2022</p><ul><li>Two hundred calls a week</li></ul>
<h2>VOLUNTEER WORK</h2><p>Food pantry, Saturdays</p>"""

PAGES["floats"] = """<style>.r{float:right}h2{font-size:14px;border-bottom:2px solid #333}</style>
<h1>Gareth Nwosu</h1><p>Toledo, Ohio <span class=r>419-555-0188</span></p><h2>Experience</h2>
<p><b>Regional Field Director</b><span class=r>Feb 2023 – Nov 2024</span></p><p>Lake Erie Coalition<span class=r>Toledo, OH</span></p>
<ul><li>Managed six organizers in four counties, their goals, their hours and, when it came to it, their rides home</li></ul>
<p><b>Organizer</b><span class=r>Jun 2022 – Nov 2022</span></p><p>Ballot Yes on 2<span class=r>Lima, OH</span></p><ul><li>Phones and doors</li></ul>"""

PAGES[
    "contact_right"
] = """<style>.h{display:flex;justify-content:space-between;align-items:center}.c{text-align:right}h1{font-size:30px}h2{font-size:14px}</style>
<div class=h><h1>Anneliese Bürger</h1><div class=c><p>Madison, WI</p><p>608-555-0154</p><p>a.buerger@example.net</p></div></div>
<h2>Experience</h2><p>Data Director, Badger Table, 2021 – 2024</p><ul><li>Ran the nightly report to twelve partner groups</li></ul>"""

PAGES["justified"] = """<style>p{text-align:justify;width:420px}</style><h1>Rufus Adeyemi</h1>
<p>Fundraiser, telephone interviewer and occasional bassist with unconventional organizational responsibilities
throughout metropolitan neighborhoods; straightforward, uncomplaining, conscientious and disproportionately
enthusiastic about spreadsheets.</p><p>Available evenings.</p>"""

PAGES[
    "grid_of_skills"
] = """<style>.g{display:grid;grid-template-columns:repeat(3,1fr)}h2{font-size:14px}</style><h1>Tess Maynard</h1><h2>Skills</h2>
<div class=g><span>Phone banking</span><span>Canvassing</span><span>Data entry</span><span>Scheduling</span><span>Texting</span><span>Spreadsheets</span>
<span>Training</span><span>Petitions</span><span>Mailings</span></div><h2>Experience</h2><p>Office Volunteer, Ward 3 Democrats, 2024</p>"""

PAGES[
    "two_lists"
] = """<style>.g{display:grid;grid-template-columns:1fr 1fr;gap:40px}h2{font-size:14px}</style><h1>Harlan Ostrowski</h1><h2>Highlights</h2>
<div class=g><ul><li>Ran a phone room of forty seats for three seasons without losing a list</li><li>Bilingual</li></ul>
<ul><li>Trained captains in two states and at one county fair</li><li>Owns a van</li></ul></div><h2>Experience</h2><p>Phone Bank Manager, Lehigh Valley Votes</p><p>2019 – 2023</p>"""

PAGES[
    "jobs_side_by_side"
] = """<style>.g{display:grid;grid-template-columns:1fr 1fr;gap:44px}h2{font-size:14px;margin:4px 0}</style><h1>Delphine Rowe</h1><p>Savannah, GA</p>
<div class=g><div><h2>Paid</h2><p><b>Dispatcher</b></p><p>Coastal Cab</p><p>2016 – 2021</p><ul><li>Forty drivers, one radio and a great deal of patience with both</li></ul></div>
<div><h2>Volunteer</h2><p><b>Caller</b></p><p>Low Country Votes</p><p>2020</p><ul><li>Called voters in Chatham County from a script until nine each night</li></ul></div></div>"""

PAGES[
    "timeline_dots"
] = """<style>.j{position:relative;padding-left:26px;border-left:2px solid #888;margin-left:6px}.j:before{content:"";position:absolute;left:-7px;top:3px;width:10px;height:10px;border-radius:50%;background:#c33}h2{font-size:14px}
li{list-style:none;position:relative}li:before{content:"";position:absolute;left:-12px;top:6px;width:4px;height:4px;background:#333}</style>
<h1>Jonas Whitcomb</h1><h2>Path</h2><div class=j><p><b>Campaign Manager</b></p><p>Committee for Hale, 2024</p><ul><li>Wrote the plan and the budget and kept to the second of them</li><li>Hired four</li></ul></div>
<div class=j><p><b>Field Organizer</b></p><p>Committee for Ruiz, 2022</p><ul><li>Phones and doors</li></ul></div>"""

PAGES[
    "unseen"
] = """<style>h2{font-size:14px}.band{background:#123;color:#fff;padding:6px}</style><h1>Petra Gill</h1><p>Reno, NV</p>
<div class=band>Phone bank caller since 2020</div>
<p style="color:#fff">campaign manager strategic planning budget</p>
<p style="font-size:2px">voter file expert NationBuilder</p>
<p style="color:#bbb">References on request</p>
<p style="position:relative">Team lead of thirty<span style="position:absolute;left:0;top:0;width:300px;height:18px;background:#fff"></span></p>
<p style="position:relative">Caller, Washoe Votes, 2022<span style="position:absolute;left:0;top:0;width:300px;height:18px;background:rgba(255,240,0,.3)"></span></p>
<div style="background:#eee;color:#eee">built statewide programs</div>
<p style="display:none">never printed</p><p>Available weekends</p>"""

PAGES[
    "two_pages"
] = """<style>.bar{position:absolute;left:0;top:0;width:150px}.main{margin-left:200px}h2{font-size:14px;margin:8px 0 3px}.gap{height:760px}</style>
<div class=bar><h2>Contact</h2><p>Duluth, MN</p><p>218-555-0143</p><h2>Skills</h2><p>Dialers</p><p>Rosters</p></div>
<div class=main><h1>Sylvester Maki</h1><h2>Experience</h2><p><b>Phone Program Director</b></p><p>North Shore Table</p><p>2019 – 2024</p>
<ul><li>Set the goals for each of three call rooms and met them in all but one autumn</li><li class=gap>Kept the budget</li>
<li>Trained the managers of all the rooms in two long weekends every June, on their own scripts</li><li>Reported to the board each quarter, on paper and then in person, with a page of what had gone wrong</li></ul>
<p><b>Caller</b></p><p>Iron Range Votes</p><p>2016</p><ul><li>Evenings, from a list</li></ul></div>"""

PAGES[
    "names_of_the_world"
] = """<h1>Nguyễn Thị Minh-Anh O’Súilleabháin</h1><p>São Paulo · Kraków · Hawaiʻi</p><p>Fluent: Español, Français, Tiếng Việt, Polski</p>
<p>Efficient officer, first of five — “affluent offices” are fine</p><p>דנה כהן</p>"""

PAGES[
    "dates_wrapped_in_cells"
] = """<style>table{border-collapse:collapse;width:640px}td{border:1px solid #666;vertical-align:top;padding:2px 6px}td:first-child{width:96px}
ul{padding-left:20px}</style><h1>Hortensia Quill</h1><table><tr><td>March 2021 – November 2022</td><td>Dispatcher, Copper Ridge Taxi<ul><li>Radio and phones, nights</li>
<li>Kept the log of every fare and of every complaint</li></ul></td></tr><tr><td>August 2009 – June 2020</td><td>Clerk, Ward Feed and Seed<ul><li>Counter, till and the Saturday orders</li></ul></td></tr></table>
<p>Other</p><table><tr><td>October 2016 – present</td><td>Caller, Copper County Table<ul><li>Thursday evenings, from the sheet</li><li>Brought the lists back to the office</li></ul></td></tr></table>"""

PAGES[
    "fields_tight"
] = """<style>td{padding:0 18px 0 0}table{border-spacing:0;line-height:1.15}</style><p>applicant record | printed 3 October 2026</p><table><tr><td>Name</td><td>lucasta bell</td></tr>
<tr><td>Location</td><td>Elko, NV</td></tr><tr><td>Phone</td><td>775-555-0126</td></tr><tr><td>E-mail</td><td>l.bell@example.com</td></tr><tr><td>Desired job</td><td>phones</td></tr></table>
<h2>Work</h2><p>Caller, Ruby Valley Votes, 2024</p>"""
