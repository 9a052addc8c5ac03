/** The part of Nunjucks that renders compiled templates, without its compiler. */
declare module 'nunjucks/browser/nunjucks-slim.js' {
  import nunjucks from 'nunjucks';
  export default nunjucks;
}
