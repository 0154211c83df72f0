/** The surfaces that A2UI v0.8 messages describe: components by id, a data model, and which component is the root. */
(() => {
  'use strict';
  const MAX_SURFACES = 16;
  const MAX_COMPONENTS = 2000;
  const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

  const names = (path) => String(path ?? '').split('/').filter((name) => name !== '');

  class Surface {
    components = new Map();
    model = {};
    root = null;

    update(components) {
      for (const { id, component } of components) {
        if (typeof id !== 'string' || component === null || typeof component !== 'object')
          throw new Error('a component has an id and a component');
        this.components.set(id, component);
      }
      if (this.components.size > MAX_COMPONENTS)
        throw new Error(`a surface has at most ${MAX_COMPONENTS} components`);
    }

    /** Puts values into the model; a relative path stands below the given one. */
    set(path, contents) {
      let target = this.model;
      for (const name of names(path))
        target = child(target, name);
      Object.assign(target, values(contents));
    }

    at(path, context) {
      let value = this.model;
      for (const name of names(String(path).startsWith('/') ? path : `${context}/${path}`)) {
        if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name))
          return undefined;
        value = value[name];
      }
      return value;
    }

    /** A value of a component: one in the message, or one of the data model. */
    value(bound, context = '') {
      if (bound === null || typeof bound !== 'object')
        return bound;
      if (typeof bound.path === 'string')
        return this.at(bound.path, context);
      return bound.literalString ?? bound.literalNumber ?? bound.literalBoolean;
    }
  }

  const child = (object, name) => {
    if (FORBIDDEN.has(name))
      throw new Error(`${name} is no name in a data model`);
    if (!Object.hasOwn(object, name) || object[name] === null || typeof object[name] !== 'object')
      object[name] = {};
    return object[name];
  };

  const values = (contents) => {
    const object = {};
    for (const entry of contents ?? []) {
      if (FORBIDDEN.has(entry.key))
        throw new Error(`${entry.key} is no name in a data model`);
      object[entry.key] = entry.valueMap ? values(entry.valueMap) : entry.valueString ?? entry.valueNumber ?? entry.valueBoolean ?? null;
    }
    return object;
  };

  class Surfaces {
    all = new Map();

    apply(message) {
      const [kind] = Object.keys(message);
      const body = message[kind];
      const id = body?.surfaceId ?? 'main';
      switch (kind) {
        case 'surfaceUpdate': return this.surface(id).update(body.components ?? []);
        case 'dataModelUpdate': return this.surface(id).set(body.path, body.contents);
        case 'beginRendering': return void (this.surface(id).root = String(body.root));
        case 'deleteSurface': return void this.all.delete(id);
        default: throw new Error(`${kind} is no message of A2UI v0.8`);
      }
    }

    surface(id) {
      if (!this.all.has(id)) {
        if (this.all.size >= MAX_SURFACES)
          throw new Error(`there are at most ${MAX_SURFACES} surfaces`);
        this.all.set(id, new Surface());
      }
      return this.all.get(id);
    }
  }

  globalThis.a2uiSurfaces = new Surfaces();
})();
