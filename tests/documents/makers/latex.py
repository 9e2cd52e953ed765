"""Layouts set by LaTeX: accents apart from their letters, TeX's fonts, right and left rails."""

PAGES: dict[str, str] = {}

PAGES["latex_tabular"] = r"""\documentclass[letterpaper,11pt]{article}
\usepackage[empty]{fullpage}\usepackage{titlesec}\usepackage{enumitem}\usepackage[hidelinks]{hyperref}\usepackage{tabularx}
\addtolength{\oddsidemargin}{-0.5in}\addtolength{\textwidth}{1in}\addtolength{\topmargin}{-.5in}\addtolength{\textheight}{1.0in}
\titleformat{\section}{\vspace{-4pt}\scshape\raggedright\large}{}{0em}{}[\titlerule \vspace{-5pt}]
\newcommand{\sub}[4]{\vspace{-2pt}\item \begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}\textbf{#1} & #2 \\ \textit{\small#3} & \textit{\small #4} \\ \end{tabular*}\vspace{-7pt}}
\begin{document}
\begin{center}\textbf{\Huge \scshape Jos\'e Mu\~noz-F\"urst} \\ \vspace{1pt} \small 603-555-0123 $|$ \href{mailto:x@x.com}{\underline{jose.mf@example.com}} $|$ \href{https://l}{\underline{linkedin.com/in/example-jmf}}\end{center}
\section{Experience}
\begin{itemize}[leftmargin=0.15in, label={}]
\sub{Field Office Manager}{June 2020 -- Present}{Granite State Votes}{Concord, NH}
\begin{itemize}\item Supervised the efficient office flow of fifteen staff and first-time volunteers in a difficult, affluent suburb where nobody answers the door\item Built the office budget\end{itemize}
\sub{Phone Bank Volunteer}{Sep. 2018 -- Nov. 2018}{Committee for Halvorsen}{Keene, NH}
\begin{itemize}\item Called voters\end{itemize}
\end{itemize}
\section{Technical Skills}
\begin{itemize}[leftmargin=0.15in, label={}]\small{\item{\textbf{Tools}{: VAN, PDI, CallHub} \\ \textbf{Languages}{: Spanish, German}}}\end{itemize}
\end{document}
"""

# Newer moderncv asks for an icon package that few machines have; it is stood in for.
STUB = r"""\begin{filecontents*}[overwrite]{fontawesome5.sty}
\ProvidesPackage{fontawesome5}\newcommand\faIcon[2][]{}\newcommand\faMapMarker{}
\end{filecontents*}
"""

MODERN = (
    STUB
    + r"""\documentclass[11pt,letterpaper,sans]{moderncv}
\moderncvstyle{STYLE}\moderncvcolor{blue}\moderncvicons{marvosym}
\usepackage[scale=0.75]{geometry}
\name{Orsolya}{Nemeth-Brand}\title{Organizer}\address{12 Elm St}{Dover, DE 19901}{}\phone[mobile]{302-555-0118}\email{o.nemeth@example.org}
\begin{document}\makecvtitle
\section{Experience}
\cventry{2019--2023}{Volunteer Director}{First State Table}{Dover}{}{Recruited three hundred volunteers a year and kept them, which is harder than it sounds, by calling each one back within the week.\begin{itemize}\item Trained captains\item Wrote the scripts that every phone in the state used for two cycles in a row, in English and in Spanish\end{itemize}}
\cventry{Summer 2018}{Intern}{Office of the Mayor}{Wilmington}{}{Answered mail.}
\section{Languages}
\cvitemwithcomment{Hungarian}{Native}{}
\cvitemwithcomment{Spanish}{Good}{}
\section{Interests}
\cvitem{Rowing}{Every morning in season}
\cvdoubleitem{Tools}{VAN, PDI}{Other}{Excel}
\end{document}
"""
)

for _style in ("classic", "oldstyle"):
    PAGES[f"latex_{_style}"] = MODERN.replace("STYLE", _style)
