'use strict';
// Shows the OpenAPI document. Everything is set as text, never as HTML.
(function () {
  const METHODS = ['get', 'post', 'put', 'delete'];
  const main = document.getElementById('main');
  const nav = document.getElementById('nav');
  let api = {};

  /** An element: name, class, then texts and elements. */
  function make(name, kind, ...inside) {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...inside.filter((one) => one !== null && one !== undefined));
    return element;
  }

  function resolve(node) {
    return node && node.$ref
      ? node.$ref.slice(2).split('/').reduce((at, key) => (at || {})[key], api)
      : node;
  }

  function nameOf(node) {
    return node && node.$ref ? node.$ref.split('/').pop() : '';
  }

  /** A type in words: "text or null", "list of Task". */
  function words(schema) {
    if (!schema) return '';
    if (schema.$ref) return nameOf(schema);
    const types = [].concat(schema.type || (schema.properties ? 'object' : 'any'));
    const text = { string: 'text', integer: 'whole number', boolean: 'true or false', array: 'list' };
    return types
      .map((type) => (type === 'array' ? 'list of ' + (words(schema.items) || 'any') : text[type] || type))
      .join(' or ');
  }

  function table(schema, asked) {
    const whole = resolve(schema) || {};
    const fields = Object.entries(whole.properties || {});
    if (!fields.length) return null;
    const must = new Set(asked ? whole.required || [] : []);
    const body = make('tbody', '');
    for (const [name, field] of fields) {
      const about = field.description || '';
      body.append(make('tr', '',
        make('td', must.has(name) ? 'must' : '', name), make('td', '', words(field)), make('td', '', about)));
      const inner = field.properties ? field : field.items && field.items.properties ? field.items : null;
      if (inner) {
        for (const [key, part] of Object.entries(inner.properties)) {
          body.append(make('tr', '', make('td', '', name + '.' + key), make('td', '', words(part)),
            make('td', '', part.description || '')));
        }
      }
    }
    return make('table', '', body);
  }

  /** The schema that a person wants to see: of {"items": [X]} and of lists it is X. */
  function core(schema) {
    if (!schema) return null;
    if (schema.$ref) return schema;
    if (schema.type === 'array') return core(schema.items);
    const items = schema.properties && schema.properties.items;
    return items && Object.keys(schema.properties).length === 1 ? core(items) : schema;
  }

  function json(content) {
    return content && (content['application/json'] || Object.values(content)[0]);
  }

  /** A value that fits a schema, for examples that nobody wrote. */
  function sample(schema, depth) {
    const whole = resolve(schema) || {};
    if (whole.properties) {
      const must = whole.required || Object.keys(whole.properties).slice(0, 3);
      return Object.fromEntries(must.filter((name) => whole.properties[name])
        .map((name) => [name, depth > 2 ? null : sample(whole.properties[name], depth + 1)]));
    }
    const type = [].concat(whole.type || 'string')[0];
    if (type === 'array') return [sample(whole.items, depth + 1)];
    return { integer: 1, number: 1.5, boolean: true, string: 'text' }[type] ?? null;
  }

  function curl(method, path, body) {
    const place = location.origin + path;
    if (method === 'get' && !body) return 'curl ' + place;
    const data = body === null ? '' : " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
      + JSON.stringify(body).replaceAll("'", "'\\''") + "'";
    return 'curl -X ' + method.toUpperCase() + " '" + place + "'" + data;
  }

  function parameters(list) {
    if (!list || !list.length) return [];
    const body = make('tbody', '');
    list.forEach((one) => body.append(make('tr', '',
      make('td', one.required ? 'must' : '', one.name), make('td', '', words(one.schema)),
      make('td', '', one.description || ''))));
    return [make('h3', '', 'In the path'), make('table', '', body)];
  }

  /** Tables of the records that a schema consists of, such as PlanView.Action. */
  function nested(schema, parent) {
    const parts = [];
    for (const field of Object.values((resolve(schema) || {}).properties || {})) {
      const name = nameOf(field) || nameOf(field.items);
      if (name.includes('.') || (parent === 'TaskSpecs' && name)) {
        const inner = field.$ref ? field : field.items;
        parts.push(make('h3', '', make('span', 'code', name)),
          make('p', 'note', (resolve(inner) || {}).description || ''), table(inner, false), ...nested(inner, name));
      }
    }
    return parts;
  }

  function schemaParts(title, schema, asked) {
    const shown = core(schema);
    const about = shown && shown.$ref ? (resolve(shown) || {}).description : '';
    const label = schema ? words(schema) : '';
    const listed = schema && !schema.$ref && schema.properties && schema.properties.items && core(schema) !== schema
      ? 'object with items: list of ' + nameOf(core(schema)) : label;
    const heading = make('h3', '', title + ' ', make('span', 'code', listed));
    if (['Message', 'Problem', 'Result'].includes(nameOf(shown))) return [heading, make('p', 'note', about)];
    return [heading, about ? make('p', 'note', about) : null, table(shown, asked), ...nested(shown, nameOf(shown))];
  }

  function operation(method, path, item, spec) {
    const inside = make('div', 'inside', ...parameters((item.parameters || []).concat(spec.parameters || [])));
    const request = spec.requestBody && json(spec.requestBody.content);
    let body = null;
    if (request) {
      inside.append(...schemaParts('Body', request.schema, true).filter(Boolean));
      const whole = resolve(request.schema) || {};
      if ((whole.required || []).length) inside.append(make('p', 'legend', '* required'));
      body = request.example !== undefined ? request.example : sample(request.schema, 0);
    }
    for (const [status, one] of Object.entries(spec.responses || {})) {
      const answer = resolve(one) || {};
      const content = json(answer.content);
      const title = (status === 'default' ? 'Otherwise' : 'Answer ' + status) + ': ' + (answer.description || '');
      inside.append(...schemaParts(title, content && content.schema, false).filter(Boolean));
    }
    inside.append(make('h3', '', 'Example'), make('pre', '', curl(method, path, body)));
    const head = make('summary', '', make('span', 'method ' + method, method.toUpperCase()),
      make('span', 'path', path), make('span', 'what', about(spec)));
    const details = make('details', '', head, inside);
    details.id = spec.operationId || method + path;
    details.dataset.words = [method, path, spec.summary, inside.textContent].join(' ').toLowerCase();
    return details;
  }

  /** "Foo to Bar: what it does" is, without the names of the records, what it does. */
  function about(spec) {
    const text = spec.summary || '';
    const cut = (spec.tags || [''])[0].startsWith('bus') ? text.match(/^\w+ (?:with only what changes, )?to [^:]*: (.*)$/) : null;
    return upper(cut ? cut[1] : text);
  }

  function upper(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function show() {
    const groups = new Map((api.tags || []).map((tag) => [tag.name, { about: tag.description, list: [] }]));
    for (const [path, item] of Object.entries(api.paths)) {
      for (const method of METHODS.filter((one) => item[one])) {
        const tag = (item[method].tags || ['other'])[0];
        if (!groups.has(tag)) groups.set(tag, { about: '', list: [] });
        groups.get(tag).list.push(operation(method, path, item, item[method]));
      }
    }
    main.replaceChildren(make('p', 'intro', make('strong', '', api.info.summary), api.info.description));
    nav.replaceChildren();
    let door = '';
    for (const [tag, group] of groups) {
      const bus = tag.startsWith('bus: ');
      if (door !== (bus ? 'Bus' : 'REST')) {
        door = bus ? 'Bus' : 'REST';
        nav.append(make('h2', '', door));
      }
      const short = bus ? tag.slice(5) : tag;
      const count = make('span', '', String(group.list.length));
      const link = make('a', '', short, count);
      const section = make('section', '', make('h2', '', bus ? 'Bus: ' + short : upper(short)),
        group.about ? make('p', '', group.about) : null, ...group.list);
      section.id = 'group-' + tag.replace(/\W+/g, '-');
      link.href = '#' + section.id;
      section.link = { link, count };
      nav.append(link);
      main.append(section);
    }
    main.append(make('p', 'none', ''));
    open();
  }

  function filter() {
    const wanted = document.getElementById('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    let total = 0;
    for (const section of main.querySelectorAll('section')) {
      let shown = 0;
      for (const details of section.querySelectorAll('details')) {
        const hit = wanted.every((word) => details.dataset.words.includes(word));
        details.hidden = !hit;
        shown += hit ? 1 : 0;
      }
      section.hidden = shown === 0;
      section.link.link.hidden = shown === 0;
      section.link.count.textContent = String(shown);
      total += shown;
    }
    main.querySelector('.none').textContent = total ? '' : 'Nothing has these words.';
  }

  /** Opens what the address bar names. */
  function open() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && named.tagName === 'DETAILS') named.open = true;
    if (named) named.scrollIntoView();
  }

  document.getElementById('search').addEventListener('input', filter);
  addEventListener('hashchange', open);
  main.addEventListener('toggle', (event) => {
    if (event.target.open) history.replaceState(null, '', '#' + event.target.id);
  }, true);
  fetch('openapi.json')
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error('status ' + answer.status)))
    .then((document) => { api = document; show(); })
    .catch((error) => main.replaceChildren(make('p', 'failed', 'The document cannot be read: ' + error.message)));
})();
