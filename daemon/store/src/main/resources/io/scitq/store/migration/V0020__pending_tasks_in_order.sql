-- Dispatching asks for the first pending tasks of a batch; without this the cost of the question
-- grows with all pending tasks of the batch (a sort), with it only with the tasks that are taken.
CREATE INDEX scitqd_task_pending ON public.task (batch, task_id) WHERE status = 'pending';
