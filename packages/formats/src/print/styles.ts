import { defaultFontFamily } from '../svg/renderContent.ts';
import { type Size, margin, types } from './paper.ts';

/** Returns the style sheet of printed pages. On screen they lie as sheets on a grey desk. */
export function getPrintStyles({ width, height }: Size, fontFamily = defaultFontFamily): string {
  const { title, heading, body, small } = types;
  const fonts = fontFamily.replaceAll(/[<>{};]/g, '');
  // Hundredths less than the paper, so that rounding does not push an empty page behind each.
  return `@page{size:${width}mm ${height}mm;margin:0}
.calque-print{margin:0}
.calque-print .page{position:relative;box-sizing:border-box;width:${width}mm;height:${height - 0.05}mm;padding:${margin}mm;overflow:hidden;break-after:page;break-inside:avoid;background:#fff;color:#000;font:400 ${body.points}pt/${body.line}mm ${fonts};font-size-adjust:.48;white-space:nowrap}
.calque-print .page:last-child{break-after:auto}
.calque-print .page *{box-sizing:border-box}
.calque-print header{display:flex;justify-content:space-between;gap:6mm}
.calque-print h1,.calque-print h2,.calque-print p,.calque-print ul{margin:0;padding:0;list-style:none}
.calque-print h1{font-size:${title.points}pt;line-height:${title.line}mm;font-weight:600}
.calque-print h2{font-size:${heading.points}pt;line-height:${heading.line}mm;font-weight:600}
.calque-print .sheet{line-height:${title.line}mm}
.calque-print .fields{display:flex;gap:6mm;height:9mm;align-items:flex-end}
.calque-print .fields span{flex:1;border-bottom:.25pt solid #000}
.calque-print .fields span:first-of-type{flex:3}
.calque-print .body{position:absolute;left:${margin}mm;right:${margin}mm}
.calque-print .center{display:flex;align-items:center;justify-content:center}
.calque-print .drawing{display:block;flex:none}
.calque-print .words,.calque-print .legend{display:flex;flex-wrap:wrap}
.calque-print .words li{height:6mm;line-height:6mm;padding-right:5mm}
.calque-print .legend{gap:0 5mm;height:5mm;align-items:center}
.calque-print .legend li{display:flex;align-items:center;gap:1mm}
.calque-print .sign{width:4mm;height:4mm;display:block}
.calque-print .line{width:10mm;height:1mm;display:block}
.calque-print table{border-collapse:collapse;table-layout:fixed;width:100%}
.calque-print th,.calque-print td{padding:1.25mm 1.5mm;border-bottom:.25pt solid #777;text-align:start;vertical-align:top;font-weight:400}
.calque-print .dense{font-size:${small.points}pt;line-height:${small.line}mm}
.calque-print .dense th,.calque-print .dense td{padding-block:.8mm}
.calque-print th{border-bottom:.75pt solid #000}
.calque-print th,.calque-print .strong{font-weight:600}
.calque-print .end{text-align:end;font-variant-numeric:tabular-nums}
.calque-print footer{position:absolute;left:${margin}mm;right:${margin}mm;bottom:${margin - 5}mm;height:5mm;display:flex;justify-content:space-between;border-top:.25pt solid #777;line-height:5mm;color:#333;font-variant-numeric:tabular-nums}
@media screen{.calque-print{background:#8a8d93;padding:6mm}.calque-print .page{margin:0 auto 6mm}}`;
}
