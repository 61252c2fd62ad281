/// The page's looks. Colours are pairs that reach 4.5:1 on their ground, in light and in dark (WCAG 2.2, 1.4.3).
enum TimelineStyle {
    static let css = """
        :root{--bg:#f6f6f3;--card:#fff;--ink:#1d2126;--soft:#59616b;--line:#dcdcd6;--accent:#1f5fa8;\
        --red:#b3261e;--red-bg:#fdecea;--amber:#8a5300;--amber-bg:#fff3dc;--blue:#1f5fa8;--blue-bg:#e8f0fa;\
        --gray:#59616b;--gray-bg:#eeeeea;--green:#1b6e3c;--green-bg:#e6f4ea;--violet:#6a3fa0;--violet-bg:#f1eafa;--shadow:0 1px 2px #0000000f}
        @media(prefers-color-scheme:dark){:root{--bg:#14171a;--card:#1d2125;--ink:#e8eaec;--soft:#a3abb4;--line:#343a40;--accent:#8ab8f0;\
        --red:#ff9d94;--red-bg:#3d1f1d;--amber:#f5c26b;--amber-bg:#382a12;--blue:#8ab8f0;--blue-bg:#1b2b40;\
        --gray:#a3abb4;--gray-bg:#2a2f34;--green:#86d6a0;--green-bg:#18321f;--violet:#c9aef0;--violet-bg:#2c2140;--shadow:none}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
        @media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0;background:var(--bg);color:var(--ink);line-height:1.7;\
        font-family:"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic UI","Meiryo",system-ui,sans-serif;\
        overflow-wrap:anywhere;line-break:strict}
        header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.5rem}
        h1{font-size:clamp(1.5rem,1.1rem + 2vw,2.2rem);line-height:1.3;margin:0;letter-spacing:.01em}
        .asof{margin:.2rem 0 0;color:var(--soft)}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:2}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
        .counts{display:flex;flex-wrap:wrap;gap:.6rem;list-style:none;margin:1.5rem 0 0;padding:0}
        .counts li{flex:1 1 7.5rem;background:var(--card);border:1px solid var(--line);border-top:4px solid var(--c);border-radius:10px;\
        padding:.5rem .9rem .6rem;box-shadow:var(--shadow)}
        .counts b{display:block;font-size:1.9rem;line-height:1.2;color:var(--c);font-variant-numeric:tabular-nums}
        .counts span{color:var(--soft);font-size:.9rem}
        .overdue{--c:var(--red);--cb:var(--red-bg)}.dueSoon{--c:var(--amber);--cb:var(--amber-bg)}.open{--c:var(--blue);--cb:var(--blue-bg)}
        .undated,.snoozed,.dropped,.over{--c:var(--gray);--cb:var(--gray-bg)}.done{--c:var(--green);--cb:var(--green-bg)}
        .months{margin:1rem 0 0;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto;box-shadow:var(--shadow)}
        .months ol{display:flex;gap:.25rem;list-style:none;margin:0;padding:.6rem .7rem .5rem;min-width:max-content}
        .months li{flex:1 0 3rem}
        .months a{display:grid;grid-template-rows:1.3rem 3.2rem auto auto;justify-items:center;text-decoration:none;color:var(--ink);border-radius:6px;padding:.1rem}
        .months a:hover{background:var(--blue-bg)}
        .count{font-size:.8rem;color:var(--soft)}
        .bar{align-self:end;width:1.4rem;background:var(--accent);border-radius:4px 4px 0 0;opacity:.85}
        .h1{height:10%}.h2{height:20%}.h3{height:30%}.h4{height:40%}.h5{height:50%}.h6{height:60%}.h7{height:70%}.h8{height:80%}.h9{height:90%}.h10{height:100%}
        .month{font-size:.85rem;border-top:1px solid var(--line);width:100%;text-align:center}
        .y{font-size:.7rem;color:var(--soft)}
        main{padding-bottom:2rem}
        h2{position:sticky;top:0;z-index:1;background:var(--bg);font-size:1.15rem;margin:1.5rem 0 .3rem;padding:.5rem 0;border-bottom:2px solid var(--line)}
        h2 .n{margin-left:.6rem;font-size:.85rem;font-weight:400;color:var(--soft)}
        #overdue h2{color:var(--red);border-color:var(--red)}
        .timeline{list-style:none;margin:0;padding:0 0 0 1.1rem;border-left:2px solid var(--line)}
        .timeline li{position:relative;padding:.45rem 0}
        .timeline li::before{content:"";position:absolute;left:-1.55rem;top:1.75rem;width:.75rem;height:.75rem;border-radius:50%;\
        background:var(--bg);border:3px solid var(--soft)}
        .timeline li:has(.overdue)::before{border-color:var(--red)}.timeline li:has(.dueSoon)::before{border-color:var(--amber)}
        .timeline li:has(.open)::before{border-color:var(--blue)}.timeline li:has(.done)::before{border-color:var(--green)}
        .card{display:grid;grid-template-columns:8.4rem 1fr;background:var(--card);border:1px solid var(--line);border-radius:12px;\
        overflow:hidden;box-shadow:var(--shadow)}
        .when{background:var(--cb);color:var(--c);padding:.9rem .7rem;text-align:center;display:flex;flex-direction:column;gap:.1rem;justify-content:flex-start}
        .date{display:block}.date .year{display:block;font-size:.8rem}
        .day{font-size:1.45rem;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums;white-space:nowrap}
        .day i{font-size:.8rem;font-style:normal;font-weight:400;margin:0 .08em}
        .weekday{display:block;font-size:.85rem}.none{font-weight:700}
        .left{font-size:.9rem;font-weight:700}
        .what{padding:.9rem 1.1rem .8rem;min-width:0}
        h3{font-size:1.05rem;line-height:1.55;margin:0}
        .done h3,.dropped h3{color:var(--soft)}.dropped h3{text-decoration:line-through}
        .who{margin:.25rem 0 0;color:var(--soft);font-size:.95rem}
        .badge{display:inline-block;font-size:.78rem;line-height:1.5;padding:0 .55em;border-radius:1em;background:var(--gray-bg);color:var(--gray);margin-left:.2rem;white-space:nowrap}
        .badge.meeting,.badge.corrected{background:var(--violet-bg);color:var(--violet)}.badge.assignee{background:var(--green-bg);color:var(--green)}
        dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;margin:.5rem 0 0;font-size:.9rem}
        dt{color:var(--soft)}dd{margin:0}
        details{margin-top:.5rem;font-size:.92rem}
        summary{cursor:pointer;color:var(--accent);width:max-content;padding:.15rem 0}
        blockquote{margin:.4rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--line)}
        .surface,.source{margin:.2rem 0 0;color:var(--soft);font-size:.88rem}
        .empty{padding:3rem 0;color:var(--soft);text-align:center}
        footer{padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem;border-top:1px solid var(--line)}
        @media(max-width:34rem){
        header,main,footer{padding-left:.9rem;padding-right:.9rem}header{padding-top:1.4rem}
        .counts{gap:.4rem}.counts li{flex:1 1 40%;padding:.35rem .7rem}.counts b{font-size:1.5rem;display:inline;margin-right:.4rem}
        .timeline{padding-left:.7rem}.timeline li::before{left:-1.15rem}
        .card{grid-template-columns:1fr}.when{flex-direction:row;align-items:baseline;gap:.5rem;padding:.45rem .9rem;text-align:left;flex-wrap:wrap}
        .date,.weekday,.date .year{display:inline}.date .year{margin-right:.3rem}.left{margin-left:auto}.day{font-size:1.2rem}
        .what{padding:.7rem .9rem}}
        @media print{:root{--bg:#fff;--shadow:none}h2{position:static}.months,.skip{display:none}.card{break-inside:avoid}details>*{display:block}}
        """
}
