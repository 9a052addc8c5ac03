/** The style of the page: one column, readable at 320 px and on paper, with nothing to load. */
export const STYLE = `
body{margin:0;font:1.125rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;overflow-wrap:anywhere}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:10px 15px;background:#fd0}
header,main,footer{max-width:44rem;margin:0 auto;padding:15px}
header{border-bottom:10px solid #1d70b8}
h1{font-size:2rem;line-height:1.1;margin:15px 0}
h2{font-size:1.6rem;line-height:1.2;margin:50px 0 15px}
h3{font-size:1.2rem;line-height:1.3;margin:40px 0 5px;padding-top:15px;border-top:1px solid #b1b4b6}
h4{font-size:1.125rem;margin:20px 0 5px}
p,ul,dl,pre{margin:0 0 15px}
ul{padding-left:20px}
ul ul{margin:0}
dt{font-weight:bold;margin-top:10px}
dd{margin:0 0 5px 20px}
code,pre{font:1rem/1.4 Menlo,Consolas,monospace}
code{background:#f3f2f1;padding:0 3px}
pre{background:#f3f2f1;padding:15px;white-space:pre-wrap}
a{color:#1d70b8}
a:focus{outline:3px solid transparent;color:#0b0c0c;background:#fd0;box-shadow:0 4px #0b0c0c}
.says{color:#484949}
@media print{body{font-size:11pt}a{color:inherit}h3,h4{break-after:avoid}.skip{display:none}}
`;
