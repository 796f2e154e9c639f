import { describe, expect, it } from 'vitest';
import { linksOf, routeOf } from '../../src/wall/route.ts';

describe('the path of a page', () => {
  it.each([
    ['/', { page: 'wall' }],
    ['/portfolio', { page: 'portfolio' }],
    ['/portfolio/', { page: 'portfolio' }],
    ['/alerts/QWxlcnQ6MQ%3D%3D', { page: 'alert', id: 'QWxlcnQ6MQ==' }],
    ['/clients/x', { page: 'client', id: 'x' }],
    ['/clients', { page: 'nowhere' }],
    ['/clients/x/y', { page: 'nowhere' }],
    ['/other/x', { page: 'nowhere' }],
    ['/alerts/%E0%A4%A', { page: 'nowhere' }],
  ])('%s', (path, route) => expect(routeOf(path)).toEqual(route));

  it('is found again behind every link', () => {
    const links = linksOf({ pathname: '/', search: '' });
    const id = 'QWxlcnQ6+/A=';
    expect([links.wall(), links.portfolio(), links.alert(id), links.client(id)].map(routeOf)).toEqual([
      { page: 'wall' },
      { page: 'portfolio' },
      { page: 'alert', id },
      { page: 'client', id },
    ]);
  });
});

describe('links', () => {
  it('keep language and theme, and nothing else', () => {
    expect(linksOf({ pathname: '/', search: '?lang=zh&unit=NORTH&theme=light' }).portfolio()).toBe(
      '/portfolio?lang=zh&theme=light',
    );
    expect(linksOf({ pathname: '/', search: '?unit=NORTH' }).portfolio()).toBe('/portfolio');
  });

  it('change one thing of the page as it is', () =>
    expect(linksOf({ pathname: '/portfolio', search: '?q=x&lang=en' }).here({ lang: 'zh' })).toBe(
      '/portfolio?q=x&lang=zh',
    ));
});
