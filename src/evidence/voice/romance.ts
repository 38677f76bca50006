/** How a mail speaks as a brand in French, Spanish, Italian and Portuguese; accents are folded away. Composed. */
import type { Voices } from './voice.ts'

const gifts =
  /^(?:\.[a-z.]{2,6})? ?(?:-gutschein|gutschein|geschenk|prime ?video|prime ?day|music|echo|kindle|web services|aws|seller|marketplace)/

export const fr: Voices = {
  language: 'fr',
  voices: [
    { kind: 'sender', before: /\b(?:remboursement|bonus|prime)s? (?:[a-z]{3,12} )?(?:d['’] ?|de |chez )$/ },
    {
      kind: 'courier',
      before: /\b(?:livreur|chauffeur|transporteur|coursier|facteur)s? (?:d['’] ?|de chez )?$/,
    },
    {
      kind: 'greeting',
      before:
        /(?:cher|chere|chers|bonjour)(?:\(e\))?(?:s)? (?:client|cliente|clients|utilisateur|membre|abonne)(?:\(e\))?(?:s)? (?:d['’] ?|de |prime |chez )?$/,
    },
    { kind: 'thanks', before: /(?:merci|bienvenue|remercions)[a-z ,'’]{0,44}(?:sur|chez|d['’]|a|par) ?$/ },
    {
      kind: 'account',
      before:
        /(?:votre|vos|ton|ta) (?:[a-z]{3,12} )?(?:compte|commande|abonnement|colis|adhesion|paiement|carte|livraison|identifiant|mot de passe|profil|remboursement|panier|espace)s? (?:[a-z]{3,10} )?(?:d['’] ?|sur |chez |de )?$/,
    },
    { kind: 'account', before: /(?:votre|vos|ton|ta) $/, after: /^(?:\.fr)? ?(?:prime|visa|pay)\b/ },
    {
      kind: 'signature',
      before:
        /(?:l['’]equipe|service clients?|service clientele|le service|assistance|le support|equipe)(?: d['’]| de| chez)? ?$/,
    },
    {
      kind: 'sender',
      before: /(?:message|e-?mail|courriel|courrier|notification|cadeau) (?:envoye )?(?:par|de|d['’]) ?$/,
    },
    { kind: 'sender', after: /^(?:\.fr)? (?:vous|te) [a-z]{3,12}\b/ },
    {
      kind: 'topic',
      before: /(?:compte|commande|abonnement|colis|adhesion|paiement) (?:d['’] ?|sur |chez |de )?$/,
    },
  ],
  of: [
    { after: gifts },
    {
      before:
        /(?:carte cadeau|cheques? cadeaux?|bons? d['’]achat|bon cadeau|vendu sur|acheter sur|disponible sur|carte)(?: de| d['’]| chez)? ?$/,
    },
  ],
  warns: [
    {
      before:
        /(?:faux|fausse|se fai(?:t|sant|re) passer pour|pretend(?:ant)? (?:etre|venir)(?: d['’]| de)?|usurpe(?:nt|r)?(?: l['’]identite d['’])?|arnaques? (?:a |au nom d['’]|aux? )?(?:faux )?) ?$/,
    },
  ],
}

export const es: Voices = {
  language: 'es',
  voices: [
    { kind: 'sender', before: /\b(?:reembolso|devolucion|premio)s? (?:[a-z]{3,12} )?(?:de |en )$/ },
    {
      kind: 'courier',
      before: /\b(?:repartidor|mensajero|transportista|conductor|entrega fallida)(?:a|es)? (?:de )?$/,
    },
    {
      kind: 'greeting',
      before:
        /(?:estimad|querid|apreciad)[oa](?:\/a|\(a\))?s? (?:cliente|usuari[oa]|miembro|socio|comprador)s? (?:de )?$/,
    },
    {
      kind: 'thanks',
      before: /(?:gracias|bienvenid[oa]|agradecemos)[a-z ,]{0,44}(?:en|a|de|por elegir|con) $/,
    },
    {
      kind: 'account',
      before:
        /(?:su|sus|tu|tus|vuestra) (?:[a-z]{3,12} )?(?:cuenta|pedido|suscripcion|membresia|pago|paquete|tarjeta|compra|contrasena|envio|reembolso|perfil|metodo de pago)s? (?:[a-z]{3,10} )?(?:de |en |con |a )?$/,
    },
    { kind: 'account', before: /\b(?:su|tu) $/, after: /^(?:\.es)? ?(?:prime|pay)\b/ },
    {
      kind: 'signature',
      before:
        /(?:el equipo|equipo|servicio (?:de atencion )?al cliente|atencion al cliente|soporte|departamento [a-z ]{3,20}) (?:de )?$/,
    },
    { kind: 'sender', before: /(?:mensaje|correo|e-?mail|notificacion) (?:enviado )?(?:por|de) $/ },
    { kind: 'greeting', before: /\b(?:hola|buenos dias)[, ]+cliente (?:de )?$/ },
    { kind: 'sender', after: /^(?:\.es)? (?:le|te) [a-z]{3,12}\b/ },
    {
      kind: 'topic',
      before:
        /(?:cuenta|pedido|entrega(?: [a-z]{3,12})?|paquete|envio|suscripcion|membresia|pago) (?:de |en )?$/,
    },
  ],
  of: [
    { after: gifts },
    {
      before:
        /(?:tarjetas? (?:de )?regalo|cheques? regalo|vale|comprar en|disponible en|a la venta en|vendido por)(?: de)? $/,
    },
  ],
  warns: [
    {
      before:
        /(?:fals[oa]s?|se hacen? pasar por|haciendose pasar por|suplant(?:a|an|ando|acion)(?: (?:a|de|la identidad de))?|estafas? (?:de|a nombre de)|fraude de) $/,
    },
  ],
}

export const it: Voices = {
  language: 'it',
  voices: [
    { kind: 'sender', before: /\b(?:rimborso|premio) (?:[a-z]{3,12} )?(?:da |di |su )?$/ },
    { kind: 'courier', before: /\b(?:corriere|fattorino|autista|consegna fallita) (?:di )?$/ },
    {
      kind: 'greeting',
      before: /(?:gentile|caro|cara|egregio|spettabile) (?:cliente|utente|membro|socio) (?:di |prime )?$/,
    },
    { kind: 'thanks', before: /(?:grazie|benvenut[oa]|ringraziamo)[a-z ,]{0,44}(?:su|da|di|a|con) $/ },
    {
      kind: 'account',
      before:
        /(?:tuo|tua|tuoi|suo|sua|vostro|vostra) (?:[a-z]{3,12} )?(?:account|ordine|abbonamento|iscrizione|pagamento|pacco|carta|acquisto|conto|spedizione|rimborso|profilo|password)? ?(?:[a-z]{3,10} )?(?:di |su |da |ad |a )?$/,
      after: /^(?!(?:\.it)? ?(?:buono|gift|prime video))/,
    },
    {
      kind: 'signature',
      before: /(?:il team|team|servizio clienti|assistenza clienti|assistenza|supporto) (?:di )?$/,
    },
    { kind: 'sender', before: /(?:messaggio|e-?mail|comunicazione|notifica) (?:inviat[oa] )?(?:da|di) $/ },
    { kind: 'greeting', before: /\b(?:ciao|salve|buongiorno)[, ]+cliente (?:di )?$/ },
    { kind: 'sender', after: /^(?:\.it)? (?:ti|vi|le) [a-z]{3,12}\b/ },
    { kind: 'topic', before: /(?:account|ordine|abbonamento|pagamento|iscrizione) (?:di |su )?$/ },
  ],
  of: [
    { after: gifts },
    {
      before:
        /(?:buon[oi](?: regalo| sconto)?|carta regalo|acquista su|disponibile su|in vendita su)(?: di)? $/,
    },
  ],
  warns: [
    {
      before:
        /(?:fals[oaie]|fint[oaie]|si fing(?:e|ono)|fingendosi|spacciandosi per|truff[ae] (?:a nome (?:di )?)?|che imitano) $/,
    },
  ],
}

export const pt: Voices = {
  language: 'pt',
  voices: [
    { kind: 'sender', before: /\b(?:reembolso|estorno|premio)s? (?:[a-z]{3,12} )?(?:da |na |de )$/ },
    {
      kind: 'courier',
      before: /\b(?:entregador|motorista|transportadora|estafeta|entrega falhada)(?:a|es)? (?:da |do |de )?$/,
    },
    {
      kind: 'greeting',
      before:
        /(?:prezad|car|estimad)[oa](?:\(a\)|\/a)? (?:\(?a?\)? ?)?(?:cliente|usuari[oa]|membro|assinante|consumidor) (?:da |do )?$/,
    },
    { kind: 'thanks', before: /(?:obrigad[oa]|bem-vind[oa]|agradecemos)[a-z ,]{0,44}(?:na|no|a|da|pela) $/ },
    {
      kind: 'account',
      before:
        /(?:sua|seu|suas|seus|tua|teu) (?:[a-z]{3,12} )?(?:conta|pedido|assinatura|pagamento|compra|encomenda|cartao|cadastro|senha|entrega|reembolso|metodo de pagamento)s? (?:[a-z]{3,10} )?(?:da |do |na |no |de )?$/,
    },
    { kind: 'account', before: /\b(?:sua|seu) $/, after: /^ ?(?:prime|pay)\b/ },
    {
      kind: 'signature',
      before:
        /(?:equipe|a equipe|equipa|atendimento ao cliente|suporte|central de atendimento|departamento [a-z ]{3,20}) (?:da |do )?$/,
    },
    { kind: 'sender', before: /(?:mensagem|e-?mail|notificacao) (?:enviad[oa] )?(?:pela|pelo|da|do|por) $/ },
    { kind: 'greeting', before: /\b(?:ola|oi|bom dia|boa tarde)[, ]+(?:caro )?cliente (?:da )?$/ },
    { kind: 'sender', after: /^ (?:lhe|te) [a-z]{3,12}\b/ },
    { kind: 'topic', before: /(?:conta|pedido|assinatura|pagamento|compra) (?:da |do |na |no )?$/ },
    { kind: 'topic', after: /^ prime(?: video)? ?[-–:] ?(?:pagamento|assinatura|conta)/ },
  ],
  of: [
    { after: gifts },
    {
      before:
        /(?:vale-?presente|gift card|cartao[- ]presente|comprar na|disponivel na|a venda na|pontos na|pontos da|compras na) $/,
    },
  ],
  warns: [
    {
      before:
        /(?:fals[oa]s?|se pass(?:a|am|ando) (?:pela|por)|fingem ser(?: da)?|golpes? (?:da|em nome da|do)|fraude da) $/,
    },
  ],
}
