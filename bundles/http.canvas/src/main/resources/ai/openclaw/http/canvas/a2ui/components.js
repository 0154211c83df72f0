/** Draws the components of a surface. Texts become text and addresses of pictures are checked: nothing in a message becomes markup or script. */
(() => {
  'use strict';
  const MAX_DEPTH = 50;
  const MAX_ITEMS = 500;
  const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5']);

  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    made.className = `a2ui-${name}`;
    made.append(...children);
    return made;
  };

  class Drawing {
    constructor(surfaceId, surface, act) {
      Object.assign(this, { surfaceId, surface, act });
    }

    draw(id, context = '', depth = 0) {
      const component = this.surface.components.get(id);
      if (!component)
        return element('span', 'missing', `${id}?`);
      if (depth > MAX_DEPTH)
        return element('span', 'missing', 'too deep');
      const [kind] = Object.keys(component);
      const draw = Object.hasOwn(kinds, kind) ? kinds[kind] : null;
      return draw ? draw(this, component[kind], { id, context, depth }) : element('span', 'missing', `${kind} is not shown by this page`);
    }

    children(list, { context, depth }) {
      if (Array.isArray(list?.explicitList))
        return list.explicitList.map((id) => this.draw(id, context, depth + 1));
      const { componentId, dataBinding } = list?.template ?? {};
      const items = dataBinding === undefined ? null : this.surface.at(dataBinding, context);
      if (items === null || typeof items !== 'object')
        return [];
      const base = dataBinding.startsWith('/') ? dataBinding : `${context}/${dataBinding}`;
      return Object.keys(items).slice(0, MAX_ITEMS).map((key) => this.draw(componentId, `${base}/${key}`, depth + 1));
    }

    text(bound, { context }) {
      return String(this.surface.value(bound, context) ?? '');
    }

    action(action, { id, context }) {
      const entries = (action?.context ?? []).map(({ key, value }) => [key, this.surface.value(value, context)]);
      this.act({ name: String(action?.name ?? ''), surfaceId: this.surfaceId, sourceComponentId: id,
        timestamp: new Date().toISOString(), context: Object.fromEntries(entries) });
    }
  }

  const picture = (address) => {
    try {
      const url = new URL(address, location.href);
      return url.protocol === 'https:' || /^data:image\/(?!svg)/.test(url.href) || url.host === location.host ? url.href : '';
    } catch {
      return '';
    }
  };

  const box = (name) => (drawing, { children, distribution = 'start', alignment = 'stretch' }, place) => {
    const made = element('div', name, ...drawing.children(children, place));
    made.dataset.distribution = distribution;
    made.dataset.alignment = alignment;
    return made;
  };

  const list = (drawing, { children, direction = 'vertical' }, place) => {
    const items = drawing.children(children, place).map((item) => element('li', 'item', item));
    const made = element('ul', 'list', ...items);
    made.dataset.direction = direction;
    return made;
  };

  const kinds = {
    Text: (drawing, { text, usageHint }, place) => element(HEADINGS.has(usageHint) ? usageHint : 'p',
      usageHint === 'caption' ? 'caption' : 'text', drawing.text(text, place)),
    Image: (drawing, { url, altText }, place) => {
      const made = element('img', 'image');
      const address = picture(drawing.text(url, place));
      if (address !== '')
        made.src = address;
      made.alt = drawing.text(altText, place);
      made.referrerPolicy = 'no-referrer';
      return made;
    },
    Button: (drawing, { child, text, action, primary }, { context, depth, id }) => {
      const made = element('button', primary ? 'button primary' : 'button',
        child ? drawing.draw(child, context, depth + 1) : drawing.text(text, { context }));
      made.type = 'button';
      made.addEventListener('click', () => drawing.action(action, { id, context }));
      return made;
    },
    Card: (drawing, { child, children }, place) => element('section', 'card',
      ...child ? [drawing.draw(child, place.context, place.depth + 1)] : drawing.children(children, place)),
    Row: box('row'),
    Column: box('column'),
    List: list,
  };

  globalThis.a2uiDraw = (surfaceId, surface, act) => new Drawing(surfaceId, surface, act).draw(surface.root);
})();
