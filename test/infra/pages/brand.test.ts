import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assets, brandFiles } from '#functions/web/kit/assets.ts';
import { drawPage } from '#functions/web/kit/page-policy.ts';
import { Configuration } from '#infra/configuration.ts';
import { contrastWithWhite, isReadable, logoFault, putBrand } from '#infra/pages/brand.ts';
import { checkLogo, LogoRefusedError } from '#infra/pages/logo.ts';

const folder = mkdtempSync(join(tmpdir(), 'brand-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SHAPES = '<rect width="8" height="8" fill="url(#shade)"/><path d="M0 0L8 8" stroke="#fff"/>';
const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${content}</svg>`;
const logoOf = (text: string) => checkLogo('logo.svg', Buffer.from(text)).bytes.toString();

describe('the colour of the header', () => {
  it('must let white words be read', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    // WebAIM's contrast checker gives these.
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
    expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
    expect([isReadable('#767676'), isReadable('#777777')]).toEqual([true, false]);
  });

  it('is refused on both targets by what would be hard to read, and never by how it is spelt', () => {
    const part = fc.integer({ min: 0, max: 255 }).map((byte) => byte.toString(16).padStart(2, '0'));
    fc.assert(
      fc.property(fc.constantFrom('aws', 'local'), part, part, part, fc.boolean(), (target, r, g, b, upper) => {
        const colour = `#${r}${g}${b}`;
        const brandColour = upper ? colour.toUpperCase() : colour;
        const { success } = Configuration.safeParse({ target, brandColour });
        expect(success).toBe(contrastWithWhite(colour) >= 4.5);
      }),
    );
  });
});

describe('a logo', () => {
  it('is served as its shapes, without what its program wrote beside them', () => {
    const given = `<?xml version="1.0"?>\n<!-- Drawn by Rowan --> ${svg(`<title>Elmshire</title>${SHAPES}`)}\n`;
    expect(logoOf(given)).toBe(svg(`<title>Elmshire</title>${SHAPES}`));
  });

  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT/>',
    '<style>rect{}</style>',
    '<a xlink:href="https://elsewhere.example"/>',
    '<image href="https://elsewhere.example/x.png"/>',
    '<use href="#a"/>',
    '<foreignObject/>',
    '<animate/>',
    '<text>Elmshire</text>',
    '<rect onload="alert(1)"/>',
    '<rect style="fill:red"/>',
    '<rect fill="url(https://elsewhere.example)"/>',
    '<rect fill="url(&#35;a)"/>',
    '<![CDATA[<script/>]]>',
    '<?php ?>',
    '<scr<!-- -->ipt>alert(1)</script>',
    '<rect fill=red/>',
    '<rect width="1"',
    '&lt;<',
  ])('may not be an SVG with %s', (content) => {
    expect(() => logoOf(svg(content))).toThrow(LogoRefusedError);
  });

  it('may not be a document type, a page, too large, or of another type', () => {
    expect(() => logoOf(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`)).toThrow('does not begin');
    expect(() => logoOf('<html></html>')).toThrow('does not begin');
    expect(() => logoOf(svg(`<path d="${'M0 0'.repeat(6000)}"/>`))).toThrow('may have 20000');
    expect(() => checkLogo('logo.gif', Buffer.from('GIF89a'))).toThrow('an .svg or a .png');
    expect(logoFault('docs/no-such-logo.svg')).toBe('there is no such file in this checkout');
  });

  it('is of a PNG its picture alone, whole, with nothing after its end', () => {
    const part = (name: string, content: string) => {
      const bytes = Buffer.alloc(12 + content.length);
      bytes.writeUInt32BE(content.length);
      bytes.write(name, 4, 'latin1');
      bytes.write(content, 8, 'latin1');
      return bytes;
    };
    const begin = Buffer.from('89504e470d0a1a0a', 'hex');
    const [head, data, end] = [part('IHDR', 'x'.repeat(13)), part('IDAT', 'picture'), part('IEND', '')];
    const given = Buffer.concat([begin, head, part('tEXt', 'Author\0Rowan'), data, end, Buffer.from('<script>')]);
    const { bytes, type } = checkLogo('LOGO.PNG', given);
    expect([type, bytes]).toEqual(['image/png', Buffer.concat([begin, head, data, end])]);
    expect(() => checkLogo('logo.png', Buffer.concat([begin, head, data]))).toThrow('not whole');
    expect(() => checkLogo('logo.png', Buffer.from(svg('')))).toThrow('does not begin');
  });
});

describe('a council’s own header', () => {
  it('has its colour and its logo as files that are named for their content, and says the council’s name', async () => {
    const logoFile = join(folder, 'logo.svg');
    writeFileSync(logoFile, svg(SHAPES));
    const names = putBrand({ brandColour: '#1d70b8', logoFile }, folder);
    expect(readdirSync(join(folder, 'brand')).sort()).toEqual(Object.values(names).sort());
    expect(names.BRAND_STYLE).toMatch(/^brand-[\w-]{16}\.css$/);
    expect(names.BRAND_LOGO).toMatch(/^logo-[\w-]{16}\.svg$/);
    expect(putBrand({ brandColour: '#1d70b9', logoFile }, folder).BRAND_STYLE).not.toBe(names.BRAND_STYLE);
    const answer = assets(brandFiles(pathToFileURL(`${join(folder, 'brand')}/`)));
    const logo = await answer({ path: { name: names.BRAND_LOGO } });
    expect(logo.headers).toMatchObject({ 'content-type': 'image/svg+xml' });
    expect(Buffer.from(logo.file ?? []).toString()).toBe(readFileSync(logoFile, 'utf8'));
    const style = await answer({ path: { name: names.BRAND_STYLE } });
    expect(Buffer.from(style.file ?? []).toString()).toBe('@media screen{.govuk-generic-header{background:#1d70b8}}');
    const page = { template: 'kit/errors/signed-out.njk', title: 'You are signed out', model: {} };
    const brand = { style: names.BRAND_STYLE, logo: names.BRAND_LOGO };
    const { html = '', headers = {} } = drawPage(page, { council: 'Elmshire <b>', brand });
    expect(html).toContain(`<link rel="stylesheet" href="/assets/${names.BRAND_STYLE}">`);
    expect(html).toContain(`<img class="app-logo" src="/assets/${names.BRAND_LOGO}" alt="Elmshire &lt;b&gt;">`);
    expect(headers['content-security-policy']).toContain("img-src 'self'");
    const plain = drawPage(page, { council: 'Elmshire <b>' }).html ?? '';
    expect(plain).toMatch(/homepage-link">Elmshire &lt;b&gt;<\/a>/);
    expect(plain).not.toMatch(/<img|brand-/);
  });

  it('is not there where the settings give none', () => {
    const empty = mkdtempSync(join(folder, 'none-'));
    expect(putBrand({}, empty)).toEqual({});
    expect(existsSync(join(empty, 'brand'))).toBe(false);
    expect(brandFiles(pathToFileURL(join(empty, 'brand/')))).toEqual([]);
  });
});
