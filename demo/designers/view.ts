import { PageElement } from '../shared/page-element.js';
import { navigation } from './navigation.js';
import { widgetTexts } from './words.js';

/** A part of the page that shows what its address asks for. */
export class View extends PageElement {
  constructor() {
    super();
    navigation.follow(this);
    widgetTexts.follow(this);
  }
}
