/** Portuguese of Brazil and Portugal. */
import { type Lexicon, table } from './lexicon.ts'
import { found } from './pt.data.ts'

const sets = {
  n: '#|um|uma|dois|duas|três|quatro|cinco|sete|dez|doze|poucas|vinte e quatro|quarenta e oito',
  span: 'h|hs|hora|horas|dia|dias|minutos|dias úteis|semana|semanas',
  now: 'imediatamente|urgente|urgentemente|com urgência|sem demora|o quanto antes|o mais rápido possível|o mais rapidamente possível|agora|agora mesmo|já|hoje|ainda hoje|de imediato|antes da meia-noite|o mais breve possível|quanto antes',
  act: 'confirme|confirmar|verifique|verificar|atualize|atualizar|actualize|actualizar|responda|responder|aja|agir|pague|pagar|entre em contato|entre em contacto|contate|contacte|ligue|ligar|faça login|acesse|acessar|aceda|aceder|clique|clicar|complete|completar|valide|validar|regularize|regularizar|realize|realizar|efetue|efetuar|renove|renovar|cancele|cancelar|restaurar|restabelecer|reativar|reative|ação|verificação|atualização|confirmação|regularização|revise|proteja|desbloquear|desbloqueie|recadastre|cadastre|quitar|quite|resgate|resgatar|retire',
  account:
    'conta|contas|acesso|assinatura|subscrição|perfil|cartão|serviço|serviços|e-mail|caixa de correio|pedido|pedidos|benefícios|cadastro|plano|cpf|pontos|chave pix|linha',
  stop: 'bloque*|suspen*|limitad*|limitação|restring*|restri*|desativ*|encerrad*|encerramento|encerrar|cancelad*|cancelamento|excluíd*|exclusão|eliminad*|congelad*|interromp*|interrupção|retid*|expirad*|vencid*|inativ*|desabilitad*|removid*|negativad*|irregular',
  money: 'r$( )?#|#( )?(reais|€|euros|eur)|€( )?#',
  method:
    '(método|métodos|forma|formas|meio|dados|informações|detalhes) (de|do|da) (pagamento|cobrança|faturamento|faturação|cartão|seu cartão)|dados bancários|informações bancárias|cartão de crédito|informações do cartão',
  card: 'cartão|cartão de crédito|cartão de débito',
  fail: 'recusad*|rejeitad*|falhou|falha|falhado|negad*|não foi possível|não conseguimos|não pôde|não pode ser|não foi processad*|não foi aprovad*|não foi autorizad*|erro|problema|problemas|inválid*|não é válid*|expirad*|expirou|vencid*|venceu|não autorizad*|pendência|não aprovad*|não foi concluíd*|não foi aceite',
  suspicious:
    'incomu*|suspeit*|não autorizad*|anorma*|fraudulent*|desconhecid*|não reconhecid*|estranh*|várias tentativas|atípic*|invulga*',
  activity:
    'atividade*|acesso*|login*|transaç*|compra*|tentativa*|dispositivo*|pagamento*|pedido*|cobrança*|movimentaç*|aparelho*|localização|início de sessão',
  gift: 'cartão presente|cartões presente|cartão-presente|cartões-presente|vale-presente|vales-presente|vale presente|gift card|gift cards|cartão oferta|cartões oferta|cartão-oferta|cartões pré-pagos',
}

const composed = table(`
pt-c001 | deadline | weak | (em|dentro de|em até|nas próximas|no prazo de|até) <0-20> {n} <0-1> {span}
pt-c002 | deadline | weak | imediatamente|urgente|urgentemente|com urgência|sem demora|o quanto antes|de imediato
pt-c003 | deadline | medium | {act} <~60> (em|dentro de|em até|nas próximas|nos próximos|prazo de) <0-20> {n} <0-1> {span}
pt-c004 | deadline | strong | (em|dentro de|em até|nas próximas|nos próximos|prazo de|após) <0-20> {n} <0-1> {span} <~70> {stop}
pt-c005 | deadline | medium | (caso contrário|do contrário|senão|sob pena|em caso de não) <0-60> ({stop}|será|serão|perder*|seu|sua|ação)
pt-c006 | deadline | medium | {act} <~36> {now}
pt-c007 | deadline | medium | (último|última|ultimo|ultima) (aviso|lembrete|chance|notificação|oportunidade|tentativa|alerta|dia|prazo|comunicado)
pt-c008 | deadline | medium | (ação|verificação|atualização|confirmação|atenção|resposta|regularização) (imediata |urgente )?(necessária|requerida|exigida|imediata|urgente|obrigatória|pendente)
pt-c009 | deadline | medium | (se|caso) (não|você não|o senhor não) <0-60> ({act}|{stop}|recebermos|fizer|haja|seja)
pt-c010 | deadline | medium | (você tem|restam|tem apenas|faltam|tem até|resta) <0-12> {n} <0-1> {span}
pt-c011 | deadline | medium | (após|expirado|decorrido|findo) <0-14> prazo
pt-c012 | deadline | medium | (para|a fim de) evitar <0-40> (suspensão|bloqueio|interrupção|encerramento|cobranç*|cancelamento|multa*|juros|perda|perder|desativação|negativação|protesto|devolução)
pt-c013 | deadline | medium | (expira|expiram|vence|vencem|termina|encerra) <0-20> (hoje|amanhã|em breve|em #|esta noite)
pt-c014 | deadline | medium | (até|antes de|antes da|no máximo) <0-14> (hoje|amanhã|meia-noite|final do dia|fim do dia|o dia #|#) <~50> ({act}|{stop})
pt-c015 | deadline | weak | (notificação|mensagem|aviso|comunicado) importante

pt-c030 | account-threat | medium | {account} <~40> {stop}
pt-c031 | account-threat | strong | (sua|seu|suas|seus|a|o|tua) <0-16> {account} <0-40> (foi|será|está|serão|foram|ser|ficará|seja|estará) <0-30> {stop}
pt-c032 | account-threat | strong | {stop} <~14> (permanentemente|definitivamente|temporariamente|automaticamente|definitivo|definitiva|temporário|temporária|de forma permanente)
pt-c033 | account-threat | medium | (reativar|restaurar|desbloquear|recuperar|manter|regularizar|restabelecer|reative|desbloqueie) <0-24> {account}
pt-c034 | account-threat | medium | (violação|violou|descumprimento|infração) <0-24> (termos|políticas|política|condições|regras)
pt-c035 | account-threat | medium | (perder|perderá|perda) <0-24> {account}
pt-c036 | account-threat | medium | (pacote|encomenda|pedido|objeto) <0-40> (devolvid*|cancelad*|tributad*|retid*|destruíd*)

pt-c050 | legal-threat | medium | (ação|ações|medidas|processo|processos|providências) (judicial|judiciais|legais|legal|jurídicas|cabíveis)
pt-c051 | legal-threat | medium | penhora|serasa|spc|protesto|cartório|intimação|oficial de justiça|negativação|dívida ativa|advogado|tribunal|execução fiscal
pt-c052 | legal-threat | strong | (tomar|tomaremos|iniciar|ajuizar|obrigados|evitar|sujeito a) <0-30> (ação judicial|medidas judiciais|medidas legais|ações legais|processo judicial|penhora|protesto)

pt-c060 | payment-request | medium | (fatura|faturas|pagamento|valor|saldo|dívida|débito|boleto|conta|cobrança|taxa|multa|multas|pedágio|portagem) <~24> (em aberto|pendente*|vencid*|atrasad*|em atraso|não pag*|devid*|em dívida)
pt-c061 | payment-request | medium | (deve|por favor|precisa|é necessário|favor|solicitamos|pedimos) <0-24> (pagar|efetuar o pagamento|realizar o pagamento|transferir|quitar|depositar|efetue o pagamento|pague|realize o pagamento)
pt-c062 | payment-request | medium | (pagar agora|pague agora|pague já|efetuar pagamento|efetue o pagamento|realize o pagamento|realizar pagamento|pagar via pix|pague via pix|pague com pix|pagar boleto)
pt-c069 | payment-request | medium | (pague|pagar|quite|quitar) <0-30> (agora|horas|hoje|online|cartão|link|multa|fatura|boleto|dívida|pix)
pt-c063 | payment-request | strong | (transferência|transferir|transfira|pagamento|depósito|depositar|deposite|pagar) <~60> (iban|conta bancária|seguinte conta|chave pix|nova conta|agência|nib|conta abaixo)
pt-c064 | payment-request | strong | (bitcoin|bitcoins|btc|cripto*|usdt|western union|pix) <~40> (envi*|pag*|transf*|compr*|deposit*)
pt-c065 | payment-request | strong | (taxa|taxas|tarifa|imposto|tributo|custos|despesas|frete) <0-20> (alfând*|importação|entrega|envio|aduaneir*|liberação|despacho|reenvio|desalfandegamento) <~40> (pag*|quit*|#|efetu*)
pt-c066 | payment-request | medium | (mudança|nova|novos|alteração|alterado|mudou|alteramos) <0-20> (conta bancária|dados bancários|iban|banco)
pt-c067 | payment-request | medium | (fatura|boleto|nota fiscal|segunda via) <~24> (anexo|anexa|em anexo|anexada|disponível|download|baixar|vencimento)
pt-c068 | payment-request | medium | {money} <~40> (será cobrad*|cobrad*|debitad*|a pagar|serão cobrados|descontad*)

pt-c080 | gift-card | weak | {gift}
pt-c081 | gift-card | medium | {gift} <~40> (comprar|compre|preciso|adquirir|comprasse)
pt-c082 | gift-card | strong | {gift} <~90> (código|códigos|rasp*|foto|fotos|verso|número|números)
pt-c083 | gift-card | strong | (pagar|pagamento|pague) <~30> {gift}

pt-c090 | payment-update | medium | {method} <~36> (atuali*|actuali*|verifi*|confirm*|alter*|renov*|revis*|corrig*|mud*|valid*|adicion*|insir*|inser*|cadastr*)
pt-c091 | payment-update | strong | (atualize|atualizar|actualize|verifique|verificar|confirme|confirmar|altere|revise|adicione|cadastre) <0-10> (sua|seu|seus|suas|a|o|os|um|uma) <0-12> {method}
pt-c092 | payment-update | strong | (pagamento|cobrança|transação|renovação|mensalidade|débito|anuidade) <0-50> {fail}
pt-c093 | payment-update | strong | {fail} <0-36> (pagamento|cobrança|cobrar|processar|faturamento|cartão)
pt-c094 | payment-update | strong | {card} <0-30> (expirado|expirou|vencido|venceu|recusado|não é válido|inválido|não é mais válido|caducado|prestes a expirar)
pt-c095 | payment-update | strong | (outro|novo|outra|nova|válido) <0-6> (cartão|forma de pagamento|método de pagamento|meio de pagamento)

pt-c100 | credential-request | medium | (senha|palavra-passe|pin|credenciais|código de verificação|código de segurança|token|itoken|chave de segurança|código sms) <~40> (confirm*|insir*|inser*|envi*|alter*|redefin*|atuali*|forne*|inform*|compartilh*|digit*|expir*)
pt-c101 | credential-request | medium | (confirm*|verifi*|valid*|atuali*|recadastr*) <0-10> (sua|seu|seus|suas|a|os) <0-14> (conta|identidade|informações|dados|credenciais|cadastro|perfil|e-mail)
pt-c102 | credential-request | weak | (faça login|acesse sua conta|inicie sessão|aceda à sua conta)
pt-c103 | credential-request | strong | (envi*|forne*|inform*|repass*) <0-30> (código recebido|código de verificação|código de segurança|token|código sms)

pt-c110 | personal-data | strong | (insir*|inser*|forne*|inform*|indiq*|confirm*|envi*|preench*|digit*|precis*) <~40> (número do cartão|número do seu cartão|cvv|código de segurança|dados bancários|iban|cpf|número da conta|dados do cartão|documento de identidade|conta bancária|senha do cartão)
pt-c111 | personal-data | medium | (atuali*|confirm*|verifi*|complet*|incomplet*|incorret*|errad*) <~30> (endereço|morada|dados pessoais|informações pessoais|telefone|data de nascimento|dados cadastrais|cadastro)

pt-c120 | call-to-action | weak | (clique|clicar|clicando|toque) <0-8> (aqui|em|no|abaixo|botão|link)
pt-c121 | call-to-action | weak | (verificar|confirmar|atualizar|reativar|pagar|acessar|desbloquear|resgatar|regularizar) (agora|aqui|minha conta|conta|dados|pontos)
pt-c122 | call-to-action | medium | (cliqu*|clic*|acesse|através|siga|pelo) <0-16> (link|botão) <~40> (confirm*|verifi*|atuali*|reativ*|desbloque*|acess*|valid*|regulari*)

pt-c130 | prize-refund | medium | (reembolso|estorno|restituição|devolução) <~40> (receber|solicitar|pendente|disponível|direito|formulário|resgatar|aguarda*)
pt-c131 | prize-refund | strong | (reembolso|estorno|restituição) <~70> (dados bancários|cartão|iban|formulário|conta bancária|insir*|link|chave pix)
pt-c132 | prize-refund | medium | (parabéns|ganhou|ganhador*|vencedor*|sorteio|sorteado|prêmio|recompensa|selecionad*|contemplad*)
pt-c133 | prize-refund | medium | pontos <~40> (expir*|resgat*|vence*|troque)
pt-c134 | prize-refund | medium | (cobrad*|debitad*) <0-10> (duas vezes|em duplicidade|por engano|a mais)

pt-c140 | renewal | medium | (assinatura|subscrição|prime|contrato|plano) <~40> (renov*|expir*|vence*|vencid*|termin*|cancelad*)
pt-c141 | renewal | strong | (mensalidade|assinatura|renovação|anuidade) <~30> {money}
pt-c150 | unknown-order | medium | (pedido|compra|transação|pagamento|cobrança) <~40> (não realizou|não fez|não reconhece|não autorizou|não foi você|não efetuou)
pt-c151 | unknown-order | medium | (cancelar|cancele|contestar|conteste|anular) <0-20> (pedido|compra|transação|pagamento|cobrança)
pt-c152 | unknown-order | strong | (pedido|compra|pagamento|cobrança) <~80> (ligue|ligar|central|telefone para)

pt-c160 | sign-in-alert | medium | {activity} <~12> {suspicious}
pt-c161 | sign-in-alert | medium | (alguém|terceiros|um terceiro|hacker|hackers) <0-40> (acess*|tentou|tentativa|utiliz*|usou|entrou)
pt-c162 | sign-in-alert | weak | (novo|nova) (dispositivo|login|localização|navegador|acesso|aparelho)
pt-c163 | sign-in-alert | medium | (se não foi você|se você não reconhece|caso não tenha sido você|se não reconhece|se não foi o senhor)
pt-c164 | sign-in-alert | medium | (alerta|aviso|problema) de (segurança|fraude)
pt-c165 | sign-in-alert | strong | (detectamos|detectado|identificamos|identificado|notamos|detetámos|detetada|verificamos|constatamos) <0-24> ({suspicious}|atividade|acesso|tentativa) <0-20> ({suspicious}|conta)

pt-c170 | delivery | medium | (pacote|encomenda|entrega|pedido|objeto) <0-50> (não foi possível|não pôde|retid*|pendente|devolvid*|falh*|alfândega|aguardando|parad*|não conseguimos|tributad*)
pt-c171 | delivery | strong | (taxa de (entrega|importação|envio|alfândega|liberação)|taxas alfandegárias|taxa alfandegária|frete) <~40> (pag*|quit*)
pt-c172 | delivery | medium | (endereço|morada) <0-24> (incomplet*|incorret*|errad*|confirm*|atuali*)
pt-c180 | job-fee | medium | (trabalho em casa|home office|meio período|renda extra|emprego) <~50> (ganh*|whatsapp|telegram|por dia)
pt-c190 | call-back | medium | (ligue|entre em contato|contacte|telefone) <0-50> (#( |-)#|imediatamente|para o número|agora)

pt-c900 | never | weak | (nunca|jamais|em nenhuma hipótese|em caso algum) <~50> (ped*|solicit*|compartilh*|partilh*|revel*|envi*|forne*|exig*)
pt-c901 | never | weak | não <0-10> (compartilhe|partilhe|clique|responda|abra|forneça|informe|pedimos|solicitamos|solicita|divulgue|pede|insira|envie)
pt-c902 | never | weak | (nenhuma ação|não é necessário|não precisa fazer nada|já pago|pagamento recebido|recebemos seu pagamento|recebemos o seu pagamento|pago com|obrigado pelo pagamento|desconsidere|pagamento aprovado|pagamento confirmado)
pt-c910 | warning | weak | (fals*|fraudulent*) <~4> (e-mail*|email*|mensagen*|mensagem|sms|site*|ligaç*|página*)
pt-c911 | warning | weak | (phishing|golpe|golpes|golpista*|burla|burlas|burlões|se passam|fazendo-se passar|fraudadores|criminosos)
`)

export const pt: Lexicon = {
  language: 'pt',
  words:
    'os você seu sua seus suas para com uma um da dos das em não foi que por ao mais nosso nossa olá prezado prezada cliente obrigado esta ou pelo pela nós também são uma até já',
  sets,
  phrases: [...composed, ...found],
}
