def make_net(sizes, reg, noise, nonlin):
    shapes = list(zip(sizes[:-1], sizes[1:]))
    count = sum((m + 1) * n for m, n in shapes)
    def unpack(weights):
        for m, n in shapes:
            yield weights[:m * n], weights[m * n:m * n + n]
            weights = weights[(m + 1) * n:]
    def predict(weights, inputs):
        for w, b in unpack(weights):
            outputs = [sum(x * w[i * len(b) + j] for i, x in enumerate(inputs)) + b[j] for j in range(len(b))]
            inputs = [nonlin(o) for o in outputs]
        return outputs
    def logprob(weights, inputs, targets):
        prior = -reg * sum(w * w for w in weights)
        preds = predict(weights, inputs)
        lik = -sum((p - t) ** 2 for p, t in zip(preds, targets)) // noise
        return prior + lik
    return count, predict, logprob

count, predict, logprob = make_net([2, 2, 1], 2, 1, lambda x: max(x, 0))
weights = [1, -2, 3, 1, 0, 1, 2, -1, 5]
print(count, len(weights))
print(predict(weights, [1, 2]))
print(logprob(weights, [1, 2], [10]))
