/** Portuguese: sentences as scams were seen to write them, and composed likenesses, each with its source. */
import { table } from './lexicon.ts'

/** Collected in November 2026; rows marked `composed` have no evidence of use. */
export const found = table(`
pt-001 | deadline | strong | found | lock.pub/pt-BR | Aja em # horas ou sua conta sera permanentemente excluida
pt-002 | deadline | strong | found | phishing_pot sample-5646 | Prazo para Regularização: IMEDIATO
pt-003 | deadline | strong | found | phishing_pot sample-7398 | PRAZO FINAL PARA REGULARIZAÇÃO
pt-004 | deadline | strong | found | phishing_pot sample-4795 | Se não for regularizado IMEDIATAMENTE
pt-005 | deadline | weak | found | phishing_pot sample-4028 | o quanto antes
pt-006 | deadline | weak | found | phishing_pot sample-3950 | o mais breve possível
pt-007 | deadline | medium | found | phishing_pot sample-445 | expiram em: # horas
pt-008 | deadline | strong | found | phishing_pot sample-6367 | Última oportunidade de pagamento
pt-009 | deadline | medium | found | phishing_pot sample-4028 | O prazo para pagamento da taxa é até
pt-010 | deadline | weak | found | phishing_pot sample-5439 | ATENÇÃO
pt-014 | account-threat | strong | found | lock.pub/pt-BR | Sua conta foi bloqueada por atividade suspeita
pt-015 | account-threat | strong | found | officialenews.com/pt (AARP) | Você não poderá acessar sua conta ou fazer pedidos conosco até que confirmemos suas informações
pt-016 | account-threat | strong | found | officialenews.com/pt | Seu pedido na Amazon.com não pode ser enviado
pt-017 | account-threat | medium | found | officialenews.com/pt | Ocorreu um problema ao processar seu pedido
pt-018 | account-threat | weak | found | lock.pub/pt-BR | Seu pedido foi cancelado
pt-019 | account-threat | strong | found | phishing_pot sample-714 (BB) | desbloqueie sua conta
pt-020 | account-threat | strong | found | phishing_pot sample-3950 | Aviso importante: Seu pedido foi bloqueado
pt-022 | account-threat | medium | composed | composed | atividade incomum
pt-023 | legal-threat | strong | found | lock.pub/pt-BR (nhk page) | cobrança judicial
pt-024 | legal-threat | strong | found | phishing_pot sample-4925 | Bloqueio imediato do seu CPF
pt-025 | legal-threat | strong | composed | composed | ação judicial
pt-026 | legal-threat | strong | composed | composed | nome negativado no SPC/Serasa
pt-027 | payment-request | strong | found | phishing_pot sample-4028 | encomenda foi taxada
pt-028 | payment-request | strong | found | phishing_pot sample-3950 | devido à falta de pagamento de taxas obrigatórias
pt-029 | payment-request | strong | found | phishing_pot sample-5545 | pendência no pagamento da taxa de importação obrigatória
pt-030 | payment-request | weak | found | phishing_pot sample-3950 | Efetuar Pagamento
pt-031 | payment-request | medium | found | phishing_pot sample-4317 | Notificação de Pagamento Pendente
pt-032 | payment-request | strong | found | phishing_pot sample-4791 | realize o pagamento o mais rápido possível
pt-033 | gift-card | strong | composed | composed | compre vales-presente e envie os códigos
pt-034 | gift-card | strong | composed | composed | pague com vale-presente da Amazon
pt-035 | gift-card | strong | composed | composed | raspe o código e mande foto
pt-036 | payment-update | medium | found | lock.pub/pt-BR | Seu metodo de pagamento foi recusado. Atualize agora.
pt-037 | payment-update | medium | found | lock.pub/pt-BR (nhk page) | Seu pagamento da Netflix falhou. Atualize seus dados agora para evitar o cancelamento
pt-039 | payment-update | medium | composed | composed | cartão recusado
pt-040 | payment-update | medium | composed | composed | pagamento não autorizado
pt-041 | credential-request | strong | found | officialenews.com/pt | Clique aqui para confirmar sua conta
pt-042 | credential-request | medium | found | phishing_pot sample-3491 | Recomendamos que você altere sua senha agora
pt-043 | credential-request | strong | found | phishing_pot sample-3346 | Para confirmar digite #
pt-044 | credential-request | strong | composed | composed | informe o código recebido por SMS
pt-045 | credential-request | medium | composed | composed | valide seu token
pt-046 | personal-data | medium | found | phishing_pot sample-1976 | confirme seus dados
pt-047 | personal-data | strong | found | phishing_pot sample-4623 | Por questões de segurança, confirme as informações abaixo
pt-048 | personal-data | strong | found | phishing_pot sample-5930 | é necessário apenas confirmar seus dados atualizados no portal seguro
pt-049 | personal-data | strong | composed | composed | informe CPF e número do cartão
pt-050 | call-to-action | medium | found | phishing_pot sample-7398 | clique no botão abaixo e siga as instruções
pt-051 | call-to-action | strong | found | phishing_pot sample-5545 | Clique aqui para efetuar o pagamento e liberar sua encomenda
pt-052 | call-to-action | weak | found | phishing_pot sample-2921 | ACESSAR SUA CONTA
pt-053 | call-to-action | medium | found | soilkit-dev/scamadviser pt 2025-07 | Clique aqui para cancelar
pt-054 | prize-refund | strong | found | lock.pub/pt-BR | Voce tem direito a um reembolso de R$ #
pt-055 | prize-refund | strong | found | lock.pub/pt-BR (nhk) | Você tem um reembolso de R$ # pendente
pt-056 | prize-refund | medium | found | phishing_pot sample-1823 | você foi contemplado com
pt-057 | prize-refund | strong | composed | composed | ganhou um vale-presente Amazon
pt-058 | prize-refund | strong | composed | composed | pague apenas o frete
pt-059 | renewal | weak | composed | composed | sua assinatura Prime será renovada
pt-060 | renewal | medium | composed | composed | a sua subscrição Prime será renovada a um preço mais elevado
pt-061 | renewal | weak | composed | composed | cancelar subscrição
pt-062 | unknown-order | medium | found | lock.pub/pt-BR | Seu pedido de R$ # foi enviado
pt-063 | unknown-order | medium | found | soilkit-dev/scamadviser pt 2025-07 | Cancelar esta compra
pt-064 | sign-in-alert | medium | found | lock.pub/pt-BR | Atividade de login incomum detectada
pt-065 | sign-in-alert | weak | found | phishing_pot sample-841 | Detectamos um novo acesso à sua conta
pt-066 | sign-in-alert | weak | found | phishing_pot sample-1466 | Houve um acesso à sua conta em um novo dispositivo
pt-067 | delivery | strong | found | lock.pub/pt-BR | Seu pacote nao pode ser entregue. Confirme o endereco
pt-068 | delivery | strong | found | phishing_pot sample-5177 | Encomenda Retida com Prazo Final
pt-069 | delivery | strong | found | phishing_pot sample-4791 | sua entrega foi retida
pt-070 | delivery | medium | found | uai.com.br | Total Expresso taxa de liberação
pt-071 | job-fee | strong | found | oliberal.com | Olá, sou o gerente geral do projeto Am e atualmente estou recrutando uma equipe de meio período
pt-072 | job-fee | strong | found | oliberal.com | Você pode trabalhar meio período no seu telefone
pt-073 | job-fee | strong | found | oliberal.com | Os recém-chegados ganham imediatamente # reais
pt-074 | job-fee | strong | found | oliberal.com | Salário diário: #-# reais
pt-075 | call-back | strong | composed | composed | ligue imediatamente para nossa central
pt-076 | salutation | weak | composed | general (composed) | Prezado cliente
`)
