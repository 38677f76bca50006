/** Which tags end which elements: the part of the HTML tree construction (HTML §13.2.6) that mail needs. */

const words = (list: string) => new Set(list.split(' '))
export const empty = words(
  'area base basefont bgsound br col command embed frame hr img input isindex keygen link meta param source track wbr',
)
/** Elements that end an open paragraph (HTML §13.2.6.4.7). */
export const endsParagraph = words(
  `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hgroup hr main menu nav ol p pre section table ul li dd dt listing plaintext xmp`.replace(
    /\s+/g,
    ' ',
  ),
)
/** What an opening tag ends, and what stops the search upwards. */
const enders: Readonly<Record<string, readonly [ReadonlySet<string>, ReadonlySet<string>]>> = {
  li: [words('li'), words('ul ol menu dir table td th')],
  dd: [words('dd dt'), words('dl table td th')],
  dt: [words('dd dt'), words('dl table td th')],
  option: [words('option'), words('select datalist')],
  optgroup: [words('option optgroup'), words('select')],
  tr: [words('tr'), words('table')],
  td: [words('td th'), words('table tr')],
  th: [words('td th'), words('table tr')],
  tbody: [words('tbody thead tfoot'), words('table')],
  thead: [words('tbody thead tfoot'), words('table')],
  tfoot: [words('tbody thead tfoot'), words('table')],
  a: [words('a'), words('table td th')],
  button: [words('button'), words('table td th')],
  body: [words('head'), words('html')],
}
export const implied = new Map(Object.entries(enders))
/** Elements that an opening tag looks through for what it ends. */
export const maxImplied = 32
/** An end tag reaches no further than its table cell, unless it ends a part of the table itself. */
export const scope = words('td th caption table template')
export const tableParts = words('table tbody thead tfoot tr td th caption html body')
/** End tags of other elements do not reach over these. */
export const special = words(
  'address article aside blockquote body center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p section ul',
)
/** What stands in a head; everything else begins the body. */
export const headElements = words('base basefont bgsound link meta title style script template noframes')
export const formatting = words('a b big code em font i nobr s small strike strong tt u')
