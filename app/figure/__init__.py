"""The mannequin: skeleton, poses, kinematics, mesh and checks. Plain Python, no drawing."""
