import { customElement } from 'lit/decorators/custom-element.js';
import type { PasskeyTexts } from '../locales/factor.ts';

/**
 * Lets the form in it send a passkey: on submit it asks the device (`kind` is `create` or `get`, `options` as JSON) and
 * sends what the device answers in the field `credential`. Without a script what is `hidden` in it stays hidden.
 */
@customElement('passkey-form')
export class PasskeyForm extends HTMLElement {
  #credential: string | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form || !this.#supported) return this.#say('unsupported');
    for (const hidden of this.querySelectorAll<HTMLElement>('[hidden]')) hidden.hidden = false;
    form.addEventListener('submit', this.#submit);
    // What was sent once is not sent again when the reader comes back.
    form.addEventListener('formdata', ({ formData }) => {
      if (this.#credential) formData.set('credential', this.#credential);
      this.#credential = undefined;
    });
  }

  get #supported(): boolean {
    return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    if (this.#credential || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    try {
      this.#credential = JSON.stringify(await this.#ask());
    } catch (error) {
      return this.#say(reasonOf(error));
    }
    event.target.requestSubmit();
  };

  async #ask(): Promise<unknown> {
    const options = JSON.parse(this.getAttribute('options') ?? '{}');
    const credential =
      this.getAttribute('kind') === 'create'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
    if (!(credential instanceof PublicKeyCredential)) throw new DOMException('none', 'NotAllowedError');
    return credential.toJSON();
  }

  #say(key: keyof PasskeyTexts): void {
    const texts: PasskeyTexts = JSON.parse(this.getAttribute('texts') ?? '{}');
    const place = this.querySelector('[role=status]');
    if (place) place.textContent = texts[key];
  }
}

function reasonOf(error: unknown): keyof PasskeyTexts {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'InvalidStateError') return 'known';
  return ['NotAllowedError', 'AbortError'].includes(name) ? 'cancelled' : 'failed';
}

declare global {
  interface HTMLElementTagNameMap {
    'passkey-form': PasskeyForm;
  }
}
