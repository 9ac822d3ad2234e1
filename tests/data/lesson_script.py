"""A script as a student writes it after the lesson; nothing but its imports knows where the network comes from."""

import numpy as np

from mlp_engine import MLP, gradient_check, make_moons_dataset


def main() -> None:
    X, Y = make_moons_dataset(n_samples=300, noise=0.15, seed=42)
    print(f"X shape: {X.shape}, Y shape: {Y.shape}")
    print(f"class 0: {(Y == 0).sum()}, class 1: {(Y == 1).sum()}")

    model = MLP([2, 16, 8, 1], ["relu", "relu", "sigmoid"], seed=42)
    print(f"parameters: {sum(p.size for p in model.parameters.values())}")

    max_error = gradient_check(model, X[:, :5], Y[:, :5], epsilon=1e-7)
    print(f"gradient check: {'passed' if max_error < 1e-5 else 'failed'}, {max_error:.2e}")

    n_epochs = 2000
    for epoch in range(n_epochs):
        Y_pred = model.forward(X)
        loss = model.compute_loss(Y_pred, Y)
        model.backward(Y)
        norms = model.get_gradient_norms()
        model.update(0.5)
        if epoch % 400 == 0 or epoch == n_epochs - 1:
            accuracy = np.mean((Y_pred > 0.5) == Y)
            print(
                f"Epoch {epoch:4d}: loss={loss:.6f}, accuracy={accuracy:.4f}, "
                f"|dW1|={norms['|dW1|']:.4f}, |dW2|={norms['|dW2|']:.4f}, |dW3|={norms['|dW3|']:.4f}"
            )

    Y_pred = model.forward(X)
    print(f"final accuracy: {np.mean((Y_pred > 0.5) == Y):.4f}")


if __name__ == "__main__":
    main()
