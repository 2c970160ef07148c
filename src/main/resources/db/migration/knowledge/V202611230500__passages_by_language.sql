-- Which languages a business has passages in is asked with every question.
create index knowledge_chunk_language on knowledge_chunk (tenant_id, language);
