"""The figure: skeleton, poses, kinematics, mesh and checks. Plain Python, no drawing."""
