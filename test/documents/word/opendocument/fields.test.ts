import { describe, expect, it } from '@jest/globals';
import { fieldsIn, textsIn } from '../ooxml/reading.ts';
import { bookmark, documentOf, p, table } from './open-document.ts';

const control = (attributes: string, content: string) =>
  `<loext:content-control ${attributes}>${content}</loext:content-control>`;

describe('fields of an .odt', () => {
  it('are content controls with their own tag where LibreOffice writes it: the bookmark around is not needed', () => {
    const body = p(bookmark('fd_referrer_name', control('loext:tag="referrer.name" loext:alias="Name"', 'Tansy')));
    expect(fieldsIn(documentOf(body))).toMatchObject([
      { kind: 'control', tag: 'referrer.name', title: 'Name', text: 'Tansy' },
    ]);
  });

  it('are our bookmarks where the tag is lost, with what the control says of itself', () => {
    const date = control('loext:date="true" loext:current-date="2017-05-14T00:00:00Z"', '14/05/2017');
    const list = control(
      '',
      '<loext:list-item loext:display-text="Not known" loext:value="missing:not_known"/>Not known',
    );
    const ticked = control('loext:checkbox="true" loext:checked="true"', '☒');
    const empty = control('loext:showing-place-holder="true"', 'Write here');
    const body = p(
      bookmark('fd_children_0_dateOfBirth', date) +
        bookmark('fd_children_0_sex', list) +
        bookmark('fd_children_0_disability_MOB', ticked) +
        bookmark('fd_children_0_school', empty),
    );
    expect(fieldsIn(documentOf(body))).toMatchObject([
      { kind: 'bookmark', tag: 'children[0].dateOfBirth', fullDate: '2017-05-14T00:00:00Z', guidance: false },
      { kind: 'bookmark', tag: 'children[0].sex', options: new Map([['Not known', 'missing:not_known']]) },
      { kind: 'bookmark', tag: 'children[0].disability=MOB', ticked: true },
      { kind: 'bookmark', tag: 'children[0].school', guidance: true },
    ]);
  });

  it('are our bookmarks over several paragraphs and cells, one field for all', () => {
    const start = '<text:bookmark-start text:name="fd_concern_reason"/>';
    const end = '<text:bookmark-end text:name="fd_concern_reason"/>';
    const document = documentOf(p(`Why: ${start}first`) + table([[p('second')]]) + p(`third${end} rest`));
    expect(fieldsIn(document)).toMatchObject([{ tag: 'concern.reason', text: 'first\nsecond\nthird' }]);
    expect(textsIn(document)).toEqual(['Why: first', 'second', 'third rest']);
  });

  it('are no bookmark without an end, of another’s name, or of a copy that LibreOffice named', () => {
    const body =
      p('<text:bookmark-start text:name="fd_referrer_name"/>Tansy') +
      p(bookmark('_Toc123', 'x')) +
      p(bookmark('fd_referrer_name Copy 1', 'y'));
    expect(fieldsIn(documentOf(body))).toEqual([]);
    expect(textsIn(documentOf(body))).toEqual(['Tansy', 'x', 'y']);
  });

  it('are ODF’s own: input fields, placeholders and drop-downs', () => {
    const body = p(
      '<text:text-input text:description="Name">Tansy</text:text-input><text:placeholder text:placeholder-type="text" text:description="Role">&lt;role&gt;</text:placeholder>' +
        '<text:drop-down text:name="Sex"><text:label text:value="Male"/><text:label text:value="Female"/>Female</text:drop-down>',
    );
    expect(fieldsIn(documentOf(body))).toMatchObject([
      { kind: 'control', title: 'Name', text: 'Tansy', guidance: false },
      { kind: 'control', title: 'Role', text: '<role>', guidance: true },
      {
        kind: 'legacy',
        tag: 'Sex',
        text: 'Female',
        options: new Map([
          ['Male', 'Male'],
          ['Female', 'Female'],
        ]),
      },
    ]);
  });

  it('are Word’s legacy fields, by the bookmark’s name where LibreOffice gave them one of its own', () => {
    const mark = (type: string, name: string, parameters: string) =>
      `<field:fieldmark text:name="${name}" field:type="vnd.oasis.opendocument.field.${type}">${parameters}</field:fieldmark>`;
    const set = (name: string, value: string) => `<field:param field:name="${name}" field:value="${value}"/>`;
    const body = p(
      bookmark('Known Copy 2', mark('FORMCHECKBOX', '__Fieldmark__1_2', set('Checkbox_Checked', 'true'))) +
        mark('FORMCHECKBOX', 'Other', set('Help', 'Other services')) +
        mark(
          'FORMDROPDOWN',
          'Sex',
          set('Dropdown_ListEntry', 'Male') + set('Dropdown_ListEntry', 'Female') + set('Dropdown_Selected', '1'),
        ) +
        '<field:fieldmark-start text:name="Name" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>Tansy<field:fieldmark-end/>' +
        '<field:fieldmark-start text:name="" field:type="vnd.oasis.opendocument.field.UNHANDLED"/>link<field:fieldmark-end/>',
    );
    const document = documentOf(body);
    expect(textsIn(document)).toEqual(['☒☐FemaleTansylink']);
    expect(fieldsIn(document)).toMatchObject([
      { kind: 'legacy', tag: 'Known', ticked: true },
      { kind: 'legacy', tag: 'Other', ticked: false, title: 'Other services' },
      { kind: 'legacy', tag: 'Sex', text: 'Female' },
      { kind: 'legacy', tag: 'Name', text: 'Tansy' },
    ]);
  });

  it('are controls of the forms layer, where they are drawn', () => {
    const forms =
      '<office:forms><form:form form:name="f">' +
      '<form:checkbox form:name="consent" form:id="c1" form:label="Yes" form:current-state="checked"/>' +
      '<form:checkbox form:name="three" form:id="c2" form:state="unknown" form:label="Perhaps"/>' +
      '<form:textarea form:name="why" form:id="c3"><text:p>First line</text:p><text:p>second</text:p></form:textarea>' +
      '<form:listbox form:name="sex" form:id="c4"><form:option form:label="Male" form:value="M"/><form:option form:label="Female" form:value="F" form:current-selected="true"/></form:listbox>' +
      '<form:radio form:name="r" form:id="c5" form:label="Maybe" form:current-selected="true"/>' +
      '</form:form></office:forms>';
    const drawn = [1, 2, 3, 4, 5].map((id) => p(`<draw:control draw:control="c${id}"/>`)).join('');
    const document = documentOf(forms + drawn + p('<draw:control draw:control="nowhere"/>'));
    expect(textsIn(document)).toEqual(['☒ Yes', ' Perhaps', 'First line\nsecond', 'Female', '☒ Maybe', '']);
    expect(fieldsIn(document)).toMatchObject([
      { tag: 'consent', title: 'Yes', ticked: true },
      { tag: 'three', ticked: undefined },
      { tag: 'why', text: 'First line\nsecond' },
      {
        tag: 'sex',
        text: 'Female',
        options: new Map([
          ['Male', 'M'],
          ['Female', 'F'],
        ]),
      },
      { tag: 'r', ticked: true },
    ]);
  });
});
